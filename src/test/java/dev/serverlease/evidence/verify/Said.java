package dev.serverlease.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What the verifier says of a bundle. */
record Said(int exitCode, String text) {

    private static final Path FOLDER = Path.of("target", "evidence-bundles");

    /** @param readers the clock of whoever verifies it @param more arguments behind the bundle's */
    static Said of(byte[] zip, Clock readers, String... more) {
        try {
            var file = Files.write(Files.createTempFile(Files.createDirectories(FOLDER), "bundle", ".zip"), zip);
            var arguments =
                    Stream.concat(Stream.of(file.toString()), Stream.of(more)).toList();
            return of(arguments, readers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Said of(List<String> arguments, Clock readers) {
        var out = new ByteArrayOutputStream();
        int code = Verify.run(arguments, readers, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }
}
