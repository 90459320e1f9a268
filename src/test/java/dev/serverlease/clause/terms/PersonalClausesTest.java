package dev.serverlease.clause.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of clauses that state where the lessee lives and how it is reached names all of the library that do. */
class PersonalClausesTest {

    private static final Pattern PERSONAL = Pattern.compile(
            "\\{\\{(lessee\\.(domicile|noticeAddress|email|phone|securityPhone)|place\\.(signing|performance))}}");

    private static final Pattern ID = Pattern.compile("(?m)^id: ([a-z-]+)$");

    @Test
    void everyClauseThatTakesAPlaceOrAnAddressIsNamed() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/contract/clauses"))) {
            assertThat(files.map(PersonalClausesTest::read)
                            .filter(clause -> PERSONAL.matcher(clause).find())
                            .map(PersonalClausesTest::id)
                            .collect(Collectors.toSet()))
                    .isEqualTo(PersonalClauses.IDS);
        }
    }

    private static String id(String clause) {
        var id = ID.matcher(clause);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
