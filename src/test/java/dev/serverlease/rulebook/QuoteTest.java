package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.RuleGaps;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.rulebook.Quote.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An article as it is read: its paragraphs, its edition, and how far it was compared. */
class QuoteTest {

    @Test
    void paragraphsLoseTheirMarksAndNothingElse() {
        var quote = Quote.of("版本：2024年修订\n\n来源：[verified: found in stored page] (B)\n\n> 第一款。\n>\n> 第二款：\n> （一）项。\n");
        assertThat(quote.edition()).isEqualTo("2024年修订");
        assertThat(quote.source()).isEqualTo("[verified: found in stored page] (B)");
        assertThat(quote.paragraphs()).containsExactly("第一款。", "第二款：", "（一）项。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [verified: found in stored page] (A)                                | 2020年 | VERIFIED
        [from memory: not verified]                                         | 2020年 | FROM_MEMORY
        [verified in part: substance found; wording from memory] (D)        | 2020年 | IN_PART
        wording [verified: found in stored page]; numbers [from memory: not verified] | 2020年 | IN_PART
        [verified: found in stored page] (C)                                | 2024年1月18日修改后的文字未见 | IN_PART
        [verified: found in stored page] (A)；2024年的修订：文字未见           | 2020年 | IN_PART
        """)
    void theMarkFollowsFromSourceAndEdition(String source, String edition, Mark mark) {
        assertThat(Quote.of("版本：" + edition + "\n\n来源：" + source + "\n\n> 条文。").mark())
                .isEqualTo(mark);
    }

    @Test
    void aRuleNeedsATextCheckWhereOneOfItsTextsIsNotVerified() {
        assertThat(Rulebook.current().rules())
                .allSatisfy(rule -> assertThat(RuleGaps.INTERPRETED.contains(
                                        rule.id().value())
                                || rule.citations().stream()
                                        .anyMatch(citation -> Quote.of(citation).mark() != Mark.VERIFIED))
                        .as(rule.id().value())
                        .isEqualTo(rule.needsTextCheck()));
    }

    @Test
    void everyQuotedTextHasEditionSourceAndParagraphs() {
        assertThat(Rulebook.current().rules().stream().flatMap(rule -> rule.citations().stream()))
                .allSatisfy(citation -> {
                    var quote = Quote.of(citation);
                    assertThat(quote.edition()).as(citation.text()).isNotBlank();
                    assertThat(quote.source()).as(citation.text()).isNotBlank();
                    assertThat(quote.paragraphs())
                            .as(citation.text())
                            .isNotEmpty()
                            .noneMatch(line -> line.contains(">"));
                });
    }
}
