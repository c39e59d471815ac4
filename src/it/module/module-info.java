/** A stranger's module, around the program of {@code src/it/consumer}. */
module org.example.asker {
    requires dev.footnote;
}
