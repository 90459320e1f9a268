package dev.serverlease.approval;

import dev.serverlease.lease.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The clauses that contracts are drafted from. Their version is their digest, so a changed clause cannot keep its
 * version.
 */
@Component
public class ClauseLibrary {

    /** Where the clauses stand, as a template. */
    public static final String TEMPLATE = "contract/server-lease";

    private final String version;

    ClauseLibrary() {
        try {
            var text =
                    new ClassPathResource("templates/" + TEMPLATE + ".html").getContentAsString(StandardCharsets.UTF_8);
            version = CanonicalJson.digest(text).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return version;
    }
}
