package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.law.rules.Rulebook;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleTextsTest {

    @ParameterizedTest
    @MethodSource("allCitations")
    void everyCitationResolvesToAQuotedTextWithEditionAndSource(Citation citation) {
        assertThat(ArticleTexts.quote(citation)).contains("版本：").contains("来源：").containsPattern("(?m)^> .+");
    }

    @Test
    void anArticleThatChangedIsQuotedInTheWordingOfItsEdition() {
        assertThat(ArticleTexts.quote(Edition.DECREE_195_1997.article("第六条", "art. 6")))
                .contains("邮电部国家公用电信网");
        assertThat(ArticleTexts.quote(Edition.DECREE_195_2024.article("第六条", "art. 6")))
                .doesNotContain("邮电部");
    }

    @Test
    void aParagraphQuotesItsWholeArticle() {
        assertThat(ArticleTexts.quote(Edition.TELECOM_REGULATIONS_2016.article("第五十八条第一项", "art. 58(1)")))
                .contains("扰乱电信市场秩序");
    }

    @Test
    void anArticleThatIsNotQuotedIsAnError() {
        assertThatThrownBy(() -> ArticleTexts.quote(Edition.CIVIL_CODE_2020.article("第九千条", "art. 9000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("第九千条");
    }

    @Test
    void headingsOfAnActLeadToTheTextsBelowThem() {
        var read = ArticleTexts.read(Act.CIVIL_CODE);
        assertThat(read).isEqualTo(ArticleTexts.of(Act.CIVIL_CODE)).containsKey("第七百零四条 | 2021-01-01");
        assertThat(read)
                .allSatisfy((heading, text) ->
                        assertThat(text).as(heading).isNotBlank().doesNotContain("## "));
    }

    @Test
    void anActIsCalledByItsTitleAndItsFileByItsKey() {
        assertThat(Act.CIVIL_CODE.zh()).isEqualTo("中华人民共和国民法典");
        assertThat(Act.CIVIL_CODE.key()).isEqualTo("civil-code");
    }

    @Test
    void aCitationReadsAsALawyerWritesIt() {
        Citation citation = Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26");
        assertThat(citation.text()).isEqualTo("《中华人民共和国网络安全法》第二十六条");
        assertThat(citation.textEn()).isEqualTo("Cybersecurity Law, art. 26");
    }

    static Stream<Citation> allCitations() {
        return Rulebook.current().rules().stream()
                .flatMap(rule -> rule.citations().stream())
                .distinct();
    }
}
