package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Codes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The texts that classes hold for people – refusals, errors, notices, incidents – speak without codes, and put none in
 * their gaps. The law's own messages are read in {@code AnyFactsTest}, options and steps in {@link WordsTest}.
 */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/serverlease");

    /**
     * Whose readers work with codes: who installs and starts the product reads settings by their names, who imports a
     * register or a calendar reads what its file holds, and the law names facts for {@link LawWords}.
     */
    private static final Set<String> OF_OTHER_READERS = Set.of("law", "config", "database", "register", "calendar");

    /** Read at the start, or by who writes JSON. */
    private static final Set<String> CODES_ARE_MEANT = Set.of(
            "WrongValue.java",
            "MonthFigures.java", // statements in SQL beside their words
            "DemoGuard.java",
            "FirstUsers.java",
            "OpenApi.java",
            "EmbeddedPostgresConfiguration.java",
            "Manifest.java",
            "SignedPapers.java",
            "AuditLines.java", // the verifier names the files of a bundle
            "DemoAuthority.java",
            "SignatureSettings.java",
            "SignatureConfiguration.java",
            "SealingSettings.java",
            "PlatformSettings.java",
            "MustBe.java", // a setting is written true or false
            "SigningUnavailable.java");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** A gap filled with a constant, an id of a rule, or an instant as it is stored. */
    private static final Pattern CODE_IN_A_GAP = Pattern.compile("\"\\s*\\+\\s*[\\w.]*(?:\\(\\))?\\.?"
            + "\\b(?:stage|kind|outcome|rule|party|risk|decision|conclusion|effect|status|answer|taskKey|name\\(\\)\\.name)"
            + "\\(\\)(?:\\.name\\(\\)|\\.value\\(\\)|\\.toString\\(\\))?\\s*(?:\\+\\s*\"|\\)|,|;)");

    @Test
    void noTextForPeopleHoldsACode() {
        var found = new ArrayList<String>();
        statements()
                .forEach((file, statements) -> statements.forEach(statement -> LITERAL.matcher(statement)
                        .results()
                        .map(literal -> literal.group(1))
                        .filter(literal ->
                                literal.contains(" ") || HAN.matcher(literal).find())
                        .filter(literal -> !literal.contains("yyyy")) // how a date is written
                        .filter(literal -> !Codes.in(literal).isEmpty())
                        .forEach(literal -> found.add(file + ": " + Codes.in(literal) + " in " + literal))));
        assertThat(found).isEmpty();
    }

    @Test
    void noGapInATextForPeopleIsFilledWithACode() {
        var found = new ArrayList<String>();
        var all = statements();
        // it tells operators by which id they find the failure in the log
        all.remove("stage/checks/RuleAlarm.java");
        all.forEach((file, statements) -> statements.forEach(statement ->
                CODE_IN_A_GAP.matcher(statement).results().forEach(gap -> found.add(file + ": " + gap.group()))));
        assertThat(found).isEmpty();
    }

    /** The statements that build a text with Chinese in it, by file. */
    private static Map<String, List<String>> statements() {
        var statements = new TreeMap<String, List<String>>();
        files().forEach(file -> {
            var texts = Stream.of(COMMENT.matcher(text(file)).replaceAll("").split(";\\s*\\n|\\{\\s*\\n|->\\s*\\n"))
                    .filter(statement -> LITERAL.matcher(statement)
                            .results()
                            .anyMatch(literal -> HAN.matcher(literal.group(1)).find()))
                    .filter(statement -> !statement.contains("@Operation(") && !statement.contains("LOG."))
                    .toList();
            statements.put(SOURCES.relativize(file).toString(), texts);
        });
        assertThat(statements.values().stream().mapToInt(List::size).sum()).isGreaterThan(300);
        return statements;
    }

    private static List<Path> files() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !OF_OTHER_READERS.contains(
                            SOURCES.relativize(file).getName(0).toString()))
                    .filter(file -> !CODES_ARE_MEANT.contains(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
