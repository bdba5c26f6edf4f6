/** Files dropped or chosen: dropping is a convenience for the mouse, the button does the same for everybody. */
import { type DragEvent, type ReactNode, useRef, useState } from "react";

type FileInputProps = {
  /** Of the field, for who cannot see the button. */
  label: string;
  /** Endings and types: ".json,application/json". */
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
  /** What opens the dialog of files. */
  children: (open: () => void) => ReactNode;
};

/** A button of its own for a field of files; the same file can be chosen twice. */
export function FileInput({ label, accept, multiple = false, onFiles, children }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        aria-label={label}
        accept={accept}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

/** A field on which files are dropped; of several, all or the first. */
export function FileDrop({ className, ...input }: FileInputProps & { className: string | undefined }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1);
    if (files.length > 0) input.onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only, the button inside is for everybody
    <div
      className={className}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput {...input} />
    </div>
  );
}
