/** Columns of a line of generated Python; the same as `line-length` in the template of pyproject.toml. */
export const lineLength = 100;
