package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.testing.EnglishJoints;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows a lease is written from clauses, too, and says what it is for. */
class AgreementTest {

    @ParameterizedTest
    @EnumSource
    void everyAgreementProvesWhatItClaimsAndIsSignedLast(Agreement agreement) {
        var filled = filled(agreement);
        var proofs = Proofs.of("agreements/" + agreement.name().toLowerCase(Locale.ROOT) + ".yaml");

        // a clause's text depends on nothing but what it asks
        agreement.library().clauses().stream()
                .flatMap(clause -> LibraryCheck.combinations(clause.asked(), filled))
                .forEach(facts -> {
                    var text = agreement.write(facts);
                    assertThat(text.clauses()).isNotEmpty().allSatisfy(clause -> {
                        assertThat(clause.lines()).isNotEmpty();
                        assertThat(proofs.unsaid(clause)).isEmpty();
                    });
                    assertThat(Proofs.voidTerms(text)).isEmpty();
                    assertThat(Proofs.unmarked(text)).isEmpty();
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
