package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators are told to type at night: each statement is run as it is written, as the administrator. */
@ServerLeaseTest
class RunbookStatementsTest {

    private static final Path OPERATIONS = Path.of("src/docs/operations");
    private static final Pattern STATEMENT = Pattern.compile("```\\s+(select [^`]+)```|(?<!`)`(select [^`]+)`(?!`)");

    @Test
    void runAsTheyAreWritten() throws IOException {
        for (var page : List.of("alarms.md", "unlocking.md", "two-nodes.md")) {
            var statements = STATEMENT
                    .matcher(Files.readString(OPERATIONS.resolve(page)))
                    .results()
                    .map(RunbookStatementsTest::statement)
                    .toList();
            assertThat(statements).as(page).isNotEmpty();
            assertThat(statements)
                    .allSatisfy(statement -> assertThatCode(() -> TestPostgres.superuser("shared")
                                    .sql(statement)
                                    .query()
                                    .listOfRows())
                            .as(statement)
                            .doesNotThrowAnyException());
        }
    }

    private static String statement(MatchResult found) {
        var written = found.group(1) == null ? found.group(2) : found.group(1);
        return written.replace("<pid>", "0");
    }
}
