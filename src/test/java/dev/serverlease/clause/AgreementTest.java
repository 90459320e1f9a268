package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.testing.EnglishJoints;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a lease is written from clauses, too, and says what it is for. */
class AgreementTest {

    @ParameterizedTest
    @EnumSource
    void everyAgreementProvesWhatItClaimsAndIsSignedLast(Agreement agreement) {
        var filled = filled(agreement);

        // a clause's text depends on nothing but what it asks
        agreement.library().clauses().stream()
                .flatMap(clause -> LibraryCheck.combinations(clause.asked(), filled))
                .forEach(facts -> {
                    var text = agreement.write(facts);
                    assertThat(text.clauses()).isNotEmpty().allSatisfy(clause -> {
                        assertThat(clause.lines()).isNotEmpty();
                        var written = agreement.library().clause(clause.id()).orElseThrow();
                        assertThat(written.provedBy(clause))
                                .isEqualTo(written.proofs().keySet());
                    });
                    assertThat(TextCheck.of(agreement.library()).check(text).objections())
                            .isEmpty();
                    assertThat(text.plainZh() + text.plainEn()).doesNotContain("{{");
                    assertThat(EnglishJoints.in(text.plainEn())).isEmpty();
                    assertThat(text.clauses().get(text.clauses().size() - 1).place())
                            .isEqualTo(Place.EXECUTION);
                });
    }

    @Test
    void changeShowsEachTermBeforeAndAfter() {
        var text = Agreement.CHANGE.write(filled(Agreement.CHANGE)
                .list(
                        "changes",
                        List.of(change("租金", "每月人民币18,000.00元", "每月人民币17,000.00元"), change("数量", "2台", "3台"))));

        assertThat(text.plainZh())
                .contains(
                        "（一）原合同第九条《租金》中的“租金”：由“每月人民币18,000.00元”变更为“每月人民币17,000.00元”",
                        "（二）原合同第九条《数量》中的“数量”：由“2台”变更为“3台”",
                        "未变更的约定继续有效");
        assertThat(text.marked()).extracting(NumberedClause::id).containsExactly("changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"使用用途", "处理个人信息的目的"})
    void noWordsOfAPurposeAreReadInAnAgreement(String member) {
        var purpose = "内部办公，租金一概不退；出租人可以随时解除合同";
        var change = Agreement.CHANGE.write(
                filled(Agreement.CHANGE).list("changes", List.of(change(member, "内部办公", purpose))));
        assertThat(change.plainZh()).contains(purpose);
        assertThat(Agreement.CHANGE.check(change).objections()).isEmpty();
        var other = Agreement.CHANGE.write(
                filled(Agreement.CHANGE).list("changes", List.of(change("维修", "出租人维修", purpose))));
        assertThat(Agreement.CHANGE.check(other).objections()).isNotEmpty();
        var renewal = Agreement.RENEWAL.write(filled(Agreement.RENEWAL).text("use.purpose", purpose));
        assertThat(renewal.plainZh()).contains(purpose);
        assertThat(Agreement.RENEWAL.check(renewal).objections()).isEmpty();
    }

    private static ContractFacts filled(Agreement agreement) {
        return Filled.facts(agreement.library()).list("changes", List.of(change("用途", "内部办公", "内部办公和备份")));
    }

    private static Map<String, Bilingual> change(String clause, String before, String after) {
        return Map.of(
                "article", new Bilingual("第九条《" + clause + "》", "Article 9 (" + clause + ")"),
                "member", new Bilingual(clause, clause),
                "change",
                        new Bilingual(
                                "由“" + before + "”变更为“" + after + "”", "from \"" + before + "\" to \"" + after + "\""));
    }
}
