package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clauses are data: read, proved consistent, bound by approvals, numbered when a contract is written. */
class ClauseLibraryTest {

    private static final Figures FIGURES = new Figures(Map.of("figure.days", "15"));

    private static final String FIRST = """
            id: first
            version: 1
            effectiveFrom: 2021-01-01
            when: ""
            mark: false
            articles: []
            title: {zh: 甲, en: First}
            text:
              - zh: 依照{{ref:second}}，{{figure.days}}日内{{ref?:third|另行约定}}。
                en: Under {{ref:second}}, within {{figure.days}} days {{ref?:third|as agreed}}.
            """;
    private static final String SECOND = """
            id: second
            version: 1
            effectiveFrom: 2021-01-01
            when: ""
            mark: true
            markMeaning: {zh: 含义, en: Meaning}
            satisfies: [second]
            proof: ['/租金为.+元/']
            title: {zh: 乙, en: Second}
            text:
              - zh: 租金为{{price.monthly}}。
                en: The rent is {{price.monthly}}.
              - items:
                  - when: sublet
                    zh: 转租
                    en: sublease
                  - zh: 其他
                    en: others
            """;
    private static final String THIRD = """
            id: third
            version: 1
            effectiveFrom: 2021-01-01
            when: assetKind in {VPS, CLOUD} and not sublet
            mark: false
            title: {zh: 丙, en: Third}
            text:
              - {zh: 计算资源。, en: Computing resources.}
            """;

    private static final ContractFacts FACTS = ContractFacts.plainest().text("price.monthly", "人民币1.00元");

    @Test
    void clausesAreNumberedWithoutGapsAndReferencesFollow() {
        var text = library(FIRST, SECOND, THIRD).write(FACTS.with("assetKind", "CLOUD"));
        assertThat(text.clauses())
                .extracting(clause -> clause.heading().zh())
                .containsExactly("第一条　甲", "第二条　乙", "第三条　丙");
        assertThat(text.clauses().get(0).plainZh()).isEqualTo("依照第二条，15日内第三条。");
        assertThat(text.clauses().get(0).plainEn()).isEqualTo("Under Article 2, within 15 days Article 3.");
        assertThat(text.clauses().get(1).plainZh()).isEqualTo("【重要提示】租金为人民币1.00元。\n【重要提示】（一）其他");
        assertThat(library(FIRST, SECOND, THIRD).write(FACTS).clauses().get(0).plainZh())
                .isEqualTo("依照第二条，15日内另行约定。");
    }

    @Test
    void aMissingTextStopsTheContractAndIsNamed() {
        assertThatThrownBy(() -> library(FIRST, SECOND, THIRD).write(ContractFacts.plainest()))
                .isInstanceOf(MissingText.class)
                .hasMessageContaining("月租金");
    }

    @Test
    void aCommaInAnotherClauseDoesNotChangeWhatAnApprovalBinds() {
        var before = library(FIRST, SECOND, THIRD).binding(FACTS);
        assertThat(library(FIRST, SECOND, THIRD.replace("计算资源。", "计算资源，。")).binding(FACTS))
                .isEqualTo(before);
        assertThat(library(FIRST, SECOND.replace("其他", "其他，"), THIRD).binding(FACTS))
                .isNotEqualTo(before);
        assertThat(library(new Figures(Map.of("figure.days", "16")), FIRST, SECOND, THIRD)
                        .binding(FACTS))
                .as("a figure that a clause states")
                .isNotEqualTo(before);
    }

    @Test
    void aClauseThatHangsOnWhatIsNotKnownYetIsBoundEitherWay() {
        var open = FACTS.with("assetKind", "CLOUD").open(Set.of("sublet"));
        assertThat(library(FIRST, SECOND, THIRD.replace("资源", "资源，")).binding(open))
                .isNotEqualTo(library(FIRST, SECOND, THIRD).binding(open));
        var bareMetal = FACTS.open(Set.of("sublet"));
        assertThat(library(FIRST, SECOND, THIRD.replace("资源", "资源，")).binding(bareMetal))
                .isEqualTo(library(FIRST, SECOND, THIRD).binding(bareMetal));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {{ref:second}} ~ {{ref:third}} ~ referred to where it may be absent
            {{ref:second}} ~ {{ref:fourth}} ~ no clause “fourth”
            {{ref?:third|另行约定}} ~ {{ref?:fifth|另行约定}} ~ no clause “fifth”
            {{figure.days}} ~ {{figure.weeks}} ~ no “figure.weeks”
            """)
    void aReferenceThatCanDangleIsRefused(String good, String bad, String why) {
        assertThatThrownBy(() -> library(FIRST.replace(good, bad), SECOND, THIRD))
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assetKind in {VPS, CLOUD} and not sublet | assetKind = SERVER | assetKind
            assetKind in {VPS, CLOUD} and not sublet | assetClass = VPS | no fact
            assetKind in {VPS, CLOUD} and not sublet | (sublet | missing
            assetKind in {VPS, CLOUD} and not sublet | sublet hasPi | should end
            mark: false | mark: true | markMeaning
            mark: false | marked: false | no member
            计算资源。 | '{{price monthly}}' | braces
            id: third | id: first | taken
            """)
    void aFileThatIsWrongIsRefused(String good, String bad, String why) {
        assertThatThrownBy(() -> library(FIRST, SECOND, THIRD.replace(good, bad)))
                .hasMessageContaining(why);
    }

    @Test
    void theDigestOfAClauseIsThatOfItsWords() {
        var text = library(FIRST, SECOND, THIRD).write(FACTS);
        var dearer = library(FIRST, SECOND, THIRD).write(FACTS.text("price.monthly", "人民币2.00元"));
        assertThat(dearer.clauses().get(0).sha256())
                .isEqualTo(text.clauses().get(0).sha256());
        assertThat(dearer.clauses().get(1).sha256())
                .isNotEqualTo(text.clauses().get(1).sha256());
        assertThat(dearer.digest()).isNotEqualTo(text.digest());
    }

    private static ClauseLibrary library(String... files) {
        return library(FIGURES, files);
    }

    private static ClauseLibrary library(Figures figures, String... files) {
        var reader = new ClauseReader("test.yaml", figures);
        return ClauseLibrary.of(List.of(files).stream().map(reader::read).toList(), figures);
    }
}
