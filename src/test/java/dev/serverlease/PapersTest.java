package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the papers name is there: links and their headings, paths, classes, tests; and the README stays short. */
class PapersTest {

    private static final int LINES_OF_THE_README = 150;

    private static final Path DECISIONS = Path.of("src/docs/decisions");
    private static final Path RECIPES = Path.of("src/docs/recipes");

    /** Where a path that a paper names may begin. */
    private static final List<String> BEGINNINGS =
            List.of("", "src/main/java/dev/serverlease/", "src/main/java/dev/serverlease/stage/");

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s#]*)(#[^)\\s]+)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PATH = Pattern.compile("(?!target/|\\.data/)[\\w.<*…-][\\w.<>*…-]*/[\\w.<>*…/-]*");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+([A-Z][a-z0-9]+)+");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private static final List<Path> FILES = Stream.of("src", "forms", "processes", ".ci", ".github")
            .flatMap(PapersTest::below)
            .toList();

    @ParameterizedTest
    @MethodSource("papers")
    void linksLeadToFilesAndHeadings(Path paper) {
        assertThat(LINK.matcher(FENCED.matcher(read(paper)).replaceAll("")).results())
                .filteredOn(link -> !link.group(1).startsWith("https:"))
                .allSatisfy(link -> {
                    var target = link.group(1).isEmpty()
                            ? paper
                            : paper.resolveSibling(link.group(1)).normalize();
                    assertThat(target).exists();
                    if (link.group(2) != null) {
                        assertThat(headings(target)).contains(link.group(2).substring(1));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("papers")
    void pathsAreThere(Path paper) {
        assertThat(code(paper).filter(PATH.asMatchPredicate()))
                .allSatisfy(path -> assertThat(BEGINNINGS)
                        .as(path)
                        .anySatisfy(beginning ->
                                assertThat(isThere(beginning + path)).isTrue()));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void classesAndTestsAreThere(Path paper) {
        assertThat(code(paper).filter(CLASS.asMatchPredicate()))
                .allSatisfy(name -> assertThat(FILES).as(name).anyMatch(file -> file.endsWith(name + ".java")));
    }

    @Test
    void theReadmeIsReadInOneGo() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LINES_OF_THE_README);
    }

    @Test
    void everyDecisionIsListedAndSaysHowItIsChecked() {
        var list = read(DECISIONS.resolve("README.md"));
        assertThat(below(DECISIONS.toString()).filter(file -> !file.endsWith("README.md")))
                .isNotEmpty()
                .allSatisfy(decision -> {
                    assertThat(list).contains("(" + decision.getFileName() + ")");
                    var text = read(decision);
                    assertThat(text).contains("**Context.**", "**Decision.**", "**Consequences.**");
                    assertThat(text.substring(text.indexOf("**How it is checked.**")))
                            .containsPattern("`\\w+Test`");
                });
    }

    /** A recipe that nobody can try, or a trial that no recipe tells of, would be one more promise. */
    @Test
    void everyRecipeHasItsTrial() throws IOException {
        try (var trials = Files.list(Path.of("src/test/recipes"))) {
            assertThat(below(RECIPES.toString())
                            .map(file -> file.getFileName().toString().replace(".md", "")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(trials.filter(Files::isDirectory)
                            .map(trial -> trial.getFileName().toString())
                            .toList())
                    .allSatisfy(recipe -> assertThat(read(RECIPES.resolve(recipe + ".md")))
                            .contains("`src/test/recipes/try.sh " + recipe + "`"));
        }
    }

    static Stream<Path> papers() {
        return Stream.concat(
                Stream.of(Path.of("README.md")),
                FILES.stream()
                        .filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> file.startsWith("src/docs") || file.startsWith(".github")));
    }

    private static boolean isThere(String named) {
        var path = named.replaceFirst("/$", "");
        if (!path.matches(".*[<…*].*")) {
            return Files.exists(Path.of(path));
        }
        var like = FileSystems.getDefault().getPathMatcher("glob:" + path.replaceAll("<[^>]*>|…", "*"));
        return FILES.stream()
                .flatMap(file -> Stream.iterate(file, each -> each != null, Path::getParent))
                .anyMatch(like::matches);
    }

    /** What stands between backticks in running text. */
    private static Stream<String> code(Path paper) {
        return CODE.matcher(FENCED.matcher(read(paper)).replaceAll(""))
                .results()
                .map(code -> code.group(1));
    }

    /** The headings as links name them: small letters, words joined by hyphens. */
    private static List<String> headings(Path paper) {
        return HEADING.matcher(read(paper))
                .results()
                .map((MatchResult heading) -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static Stream<Path> below(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
