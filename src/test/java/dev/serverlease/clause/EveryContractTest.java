package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.testing.Draws;
import dev.serverlease.testing.EnglishJoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every contract that the library can give. What a clause says depends on the facts that it asks for and on nothing
 * else, so each clause is written in every case of its own facts; whole contracts are drawn at random.
 */
class EveryContractTest {

    private final ClauseLibrary library = ClauseLibrary.load();
    private final ContractFacts filled = library.figures().addedTo(Filled.facts(library));
    private final TextCheck check = TextCheck.of(library);

    @Test
    void eachClauseSaysWhatItMayInEveryCaseOfItsFacts() {
        var wrong = new TreeSet<String>();
        var read = new HashSet<NumberedClause>();
        int written = 0;
        for (var clause : library.clauses()) {
            for (var facts : (Iterable<ContractFacts>) LibraryCheck.combinations(clause.asked(), filled)
                    .filter(clause.when()::holds)
                    .filter(facts -> !isWithoutCourt(facts))::iterator) {
                try {
                    var said = ContractWriter.writeAll(clause, library.select(facts), facts);
                    // what is wrong with it depends on nothing else
                    if (read.add(said)) {
                        wrong.addAll(wrong(said));
                    }
                    written++;
                } catch (MissingText missing) {
                    assertThat(clause.asked().texts()).as(clause.id()).contains(missing.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(written).isGreaterThan(1000);
    }

    /**
     * No mainland court is at the domicile of either: the draft lacks its clause on disputes until arbitration is
     * chosen.
     */
    private static boolean isWithoutCourt(ContractFacts facts) {
        return facts.code("disputes").equals("COURT")
                && facts.code("lessorKind").equals("OVERSEAS_ENTITY")
                && facts.code("lesseeKind").equals("OVERSEAS");
    }

    private List<String> wrong(NumberedClause clause) {
        var wrong = new ArrayList<String>();
        TextCheck.objections(clause.heading(), clause.plainZh())
                .forEach(objection -> wrong.add(objection.text().zh()));
        var written = library.clause(clause.id()).orElseThrow();
        var proved = written.provedBy(clause);
        written.proofs().keySet().stream()
                .filter(name -> !proved.contains(name))
                .forEach(name -> wrong.add(clause.id() + " does not prove " + name + ": " + clause.plainZh()));
        var meaning = clause.markMeaning();
        if (clause.marked() && (meaning == null || meaning.zh().isEmpty())) {
            wrong.add(clause.id() + " is marked, and page 1 does not say what that means: " + clause.plainZh());
        }
        clause.lines().stream()
                .filter(line -> line.marked()
                        != (line.zh().startsWith(ContractWriter.MARK.zh())
                                && line.en().startsWith(ContractWriter.MARK.en())))
                .forEach(line -> wrong.add(clause.id() + " is marked or bears the mark, and not both: " + line.zh()));
        EnglishJoints.in(clause.plainEn()).forEach(joint -> wrong.add(clause.id() + " joins badly: " + joint));
        if (clause.lines().isEmpty()) {
            wrong.add(clause.id() + " is empty");
        }
        return wrong;
    }

    @Test
    void wholeContractsAreNumberedWithoutGapsAndReferToWhatIsThere() {
        Draws.of(80).each(random -> {
            var facts = filled;
            for (var fact : FactNames.all()) {
                var codes = FactNames.codes(fact);
                facts = facts.with(fact, codes.get(random.nextInt(codes.size())));
            }
            var text = library.write(facts);
            var numbers = text.clauses().stream()
                    .filter(clause -> clause.place() == Place.BODY)
                    .map(clause -> clause.heading().zh().split("　")[0])
                    .toList();
            var expected = new ArrayList<String>();
            for (int number = 1; number <= numbers.size(); number++) {
                expected.add("第" + Numerals.zh(number) + "条");
            }
            assertThat(numbers).isEqualTo(expected);
            assertThat(text.plainZh()).doesNotContain("{{", "}}");
            assertThat(check.check(text).objections()).isEmpty();
            assertThat(TextCheck.unmarked(text)).isEmpty();
            assertThat(text.clauses().get(text.clauses().size() - 1).place()).isEqualTo(Place.EXECUTION);
            assertThat(text.clausesJson().stream().map(ContractText::readClause).toList())
                    .isEqualTo(text.clauses());
            assertThat(text.json()).isEqualTo(CanonicalJson.of(text.json()));
        });
    }

    /** The lessee has no account in the lessor's system, only the page that its link opens. */
    @Test
    void noClausePromisesTheLesseeAnAccountOrLetsALetterArriveInTheLessorsOwnSystem() {
        var text = library.write(filled).plainZh();
        assertThat(text)
                .contains("凭出租人发送的链接", "不设承租人账户", "以进入租赁系统之时为到达出租人")
                .doesNotContain("租赁系统中指定的账户", "电子邮箱或者租赁系统之时");
    }

    @Test
    void lessThanAThirdOfTheTextIsMarked() {
        var text = library.write(filled);
        long marked = text.clauses().stream()
                .flatMap(clause -> clause.lines().stream())
                .filter(NumberedClause.Line::marked)
                .mapToLong(line -> line.zh().length())
                .sum();
        assertThat(marked).isLessThan(text.plainZh().length() / 3);
    }
}
