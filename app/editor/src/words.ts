/** The few words of the editor and the preview themselves; everything else is the caller's. */
import type { Locale } from '../types';

const pl = {
  leave: 'Naciśnij Tab, aby wyjść z edytora.',
  undo: 'Cofnij',
  redo: 'Ponów',
  unavailable: 'Nie udało się wczytać edytora kodu. Można pisać dalej w zwykłym polu tekstowym.',
  empty: 'Podgląd pojawi się tutaj po wpisaniu kodu HTML.',
  error: 'Błąd',
  warning: 'Uwaga',
  info: 'Informacja',
  hint: 'Wskazówka',
};

const en: typeof pl = {
  leave: 'Press Tab to leave the editor.',
  undo: 'Undo',
  redo: 'Redo',
  unavailable: 'The code editor could not be loaded. Go on writing in this plain text field.',
  empty: 'The preview appears here once there is some HTML.',
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
  hint: 'Hint',
};

export type Words = typeof pl;

export const words = (locale: Locale | undefined): Words => (locale === 'en' ? en : pl);
