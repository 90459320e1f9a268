package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The white list of the models' expressions: they use nothing else, and there is nothing on it that none uses. */
class ModelBeansTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.\\w+\\(execution(, '\\w+')?\\)");
    private static final Pattern COMPARISON = Pattern.compile(
            "(?:\\w+|execution\\.getVariable\\('\\w+'\\)) == (?:'\\w+'|\\d+)(?: \\|\\| \\w+ == '\\w+')*");
    private static final Pattern DELEGATE =
            Pattern.compile("(?:delegateExpression|camunda:delegateExpression)=\"[$#]\\{(\\w+)}\"");

    /** Yes or no, as the step before told in the same transaction. */
    private static final Set<String> OUTCOMES = Set.of("incidentReported");

    @Test
    void modelsUseTheWhiteListAndNothingElse() {
        var called = new TreeSet<String>();
        var read = new TreeSet<String>();
        var other = new TreeSet<String>();
        var models = models();
        // which of our beans a delegate's name is, ModelWiringTest asks
        var expression = EXPRESSION.matcher(DELEGATE.matcher(models).replaceAll(""));
        while (expression.find()) {
            var text = expression.group(1).replace("&#34;", "'");
            var call = CALL.matcher(text);
            if (OUTCOMES.contains(text)) {
                continue;
            }
            if (call.matches()) {
                called.add(call.group(1));
            } else if (text.matches("\\w+")) {
                read.add(text);
            } else if (!COMPARISON.matcher(text).matches()) {
                other.add(text);
            }
        }
        assertThat(called).isEqualTo(new TreeSet<>(ModelBeans.CALLED));
        assertThat(read).isEqualTo(new TreeSet<>(ModelBeans.READ));
        assertThat(other).isEqualTo(Set.of("execution.processBusinessKey"));
    }

    @Test
    void modelsBringNoCode() {
        assertThat(models())
                .doesNotContain("camunda:class", " class=\"", "scriptTask", "camunda:script", "camunda:connector")
                .doesNotContain("camunda:type=\"shell", "camunda:type=\"mail", "expressionLanguage");
    }

    private static String models() {
        try (var files = Files.list(Path.of("processes"))) {
            var texts = new StringBuilder();
            for (var file : files.filter(one -> one.toString().matches(".*\\.(bpmn|dmn)"))
                    .toList()) {
                texts.append(Files.readString(file));
            }
            assertThat(texts).contains("process id=\"server-lease\"", "decision id=\"review-routing\"");
            return texts.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
