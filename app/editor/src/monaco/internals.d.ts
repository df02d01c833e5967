/** The parts of Monaco that are used below its public interface, typed as far as they are used. */

declare module 'monaco-editor/features/*';
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
declare module 'monaco-editor/editor/browser/coreCommands.js';
declare module 'monaco-editor/editor/common/standaloneStrings.js';

declare module 'monaco-editor/languages/definitions/*' {
  import type { languages } from 'monaco-editor/editor/editor.api.js';
  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage;
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices.js' {
  export const StandaloneServices: { initialize(overrides: Record<string, unknown>): void };
}

declare module 'monaco-editor/editor/browser/editorExtensions.js' {
  interface Multi {
    addImplementation(priority: number, name: string, run: () => boolean): { dispose(): void };
  }
  export const UndoCommand: Multi;
  export const RedoCommand: Multi;
}

declare module 'monaco-editor/base/browser/ui/aria/aria.js' {
  export function alert(message: string): void;
}

declare module '*.css';
