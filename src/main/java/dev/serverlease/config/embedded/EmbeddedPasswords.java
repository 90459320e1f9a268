package dev.serverlease.config.embedded;

import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.start.OwnersOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The passwords of the two roles that log in to the embedded database. They are kept among its data, so that they go
 * where these go, in a file that {@code psql} reads too ({@code PGPASSFILE}).
 */
final class EmbeddedPasswords {

    static final String SUPERUSER = "postgres";

    /** In the data directory. */
    static final String FILE = "pgpass";

    private static final String ANY_DATABASE = "*:*:*:";

    private static final int BYTES = 24;

    private final String superuser;
    private final String runtime;

    private EmbeddedPasswords(String superuser, String runtime) {
        this.superuser = superuser;
        this.runtime = runtime;
    }

    /** Those that are kept with the data; empty if the file is not there, or lacks one of the two. */
    static Optional<EmbeddedPasswords> kept(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var found = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(ANY_DATABASE))
                .map(line -> line.substring(ANY_DATABASE.length()).split(":", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, another) -> one));
        var superuser = found.get(SUPERUSER);
        var runtime = found.get(DatabaseSetup.RUNTIME);
        return superuser == null || runtime == null
                ? Optional.empty()
                : Optional.of(new EmbeddedPasswords(superuser, runtime));
    }

    static EmbeddedPasswords drawn() {
        return new EmbeddedPasswords(draw(), draw());
    }

    private static String draw() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    void keep(Path directory) throws IOException {
        var lines = ANY_DATABASE + SUPERUSER + ":" + superuser + "\n" + ANY_DATABASE + DatabaseSetup.RUNTIME + ":"
                + runtime + "\n";
        OwnersOnly.file(directory.resolve(FILE), lines.getBytes(StandardCharsets.US_ASCII));
    }

    String superuser() {
        return superuser;
    }

    String runtime() {
        return runtime;
    }
}
