package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.testing.Draws;
import dev.serverlease.testing.EnglishJoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every contract that the library can give. What a clause says depends on the facts that it asks for and on nothing
 * else, so each clause is written in every case of its own facts; whole contracts are drawn at random.
 */
class EveryContractTest {

    /** What a lease states by Civil Code arts. 470 and 704, and no rule on drafts looks for. */
    private static final List<String> NECESSARY =
            List.of("parties", "asset", "term", "price", "rent", "maintenance", "notice");

    private final ClauseLibrary library = ClauseLibrary.load();
    private final ContractFacts filled = library.figures().addedTo(Filled.facts(library));
    private final Proofs proofs = Proofs.of("clauses/*.yaml");

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
        Proofs.voidTerms(new ContractText(List.of(clause)))
                .forEach(found -> wrong.add(found.text().zh()));
        wrong.addAll(proofs.unsaid(clause));
        wrong.addAll(Proofs.unmarked(clause));
        if (clause.plainZh().contains("{{") || clause.plainEn().contains("{{")) {
            wrong.add(clause.id() + " leaves a gap: " + clause.plainZh());
        }
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
            assertThat(Proofs.voidTerms(text)).isEmpty();
            assertThat(Proofs.unmarked(text)).isEmpty();
            assertThat(library.settledBy(text)).containsAll(NECESSARY).contains(ClauseLibrary.HIGHLIGHTED);
            assertThat(library.settledBy(text).contains("disputes")).isNotEqualTo(isWithoutCourt(facts));
            assertThat(text.clauses().get(text.clauses().size() - 1).place()).isEqualTo(Place.EXECUTION);
            assertThat(text.clausesJson().stream().map(ContractText::readClause).toList())
                    .isEqualTo(text.clauses());
            assertThat(text.json()).isEqualTo(CanonicalJson.of(text.json()));
        });
    }

    /** What the rules on drafts look for is settled by a clause, and by none once that is taken out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parties",
                "asset",
                "purpose",
                "lawful-use",
                "no-resale",
                "review-right",
                "condition-precedent",
                "term",
                "rent",
                "maintenance",
                "quality",
                "suspension",
                "termination",
                "return",
                "liability",
                "notice",
                "disputes",
                "governing-law",
                "electronic-signature",
                "incident",
                "conditions"
            })
    void takenOutAClauseNoLongerCounts(String name) {
        var text = library.write(filled.with("conditionsOpen", true).with("electronic", true));
        assertThat(library.settledBy(text)).contains(name);
        var rest = new ContractText(text.clauses().stream()
                .filter(clause ->
                        !library.clause(clause.id()).orElseThrow().satisfies().contains(name))
                .toList());
        assertThat(library.settledBy(rest)).doesNotContain(name);
    }

    /** A court and arbitration beside each other would be void (interpretation of the Arbitration Law art. 7). */
    @Test
    void disputesGoToACourtOrToArbitrationAndNeverToBoth() {
        Stream.of("COURT", "ARBITRATION")
                .forEach(way -> assertThat(
                                library.write(filled.with("disputes", way)).clauses())
                        .extracting(NumberedClause::id)
                        .containsOnlyOnce(way.equals("COURT") ? "forum" : "arbitration")
                        .doesNotContain(way.equals("COURT") ? "arbitration" : "forum"));
    }

    /** As above all against a person who is not in business (Civil Code art. 496). */
    @Test
    void arbitrationIsABurdenToBeMarked() {
        var text = library.write(filled.with("disputes", "ARBITRATION")
                .with("lesseeKind", "INDIVIDUAL")
                .with("lesseeConsumer", true)
                .text("arbitration.body", "中国国际经济贸易仲裁委员会")
                .text("arbitration.seat", "北京"));
        assertThat(text.clause("arbitration").orElseThrow().lines())
                .filteredOn(line -> line.zh().contains("裁决是终局的"))
                .singleElement()
                .matches(NumberedClause.Line::marked);
        var unmarked = new ContractText(
                text.clauses().stream().map(EveryContractTest::unmarked).toList());
        assertThat(Proofs.unmarked(unmarked)).isNotEmpty();
        assertThat(library.settledBy(unmarked)).doesNotContain(ClauseLibrary.HIGHLIGHTED);
    }

    private static NumberedClause unmarked(NumberedClause clause) {
        return new NumberedClause(
                clause.id(),
                clause.version(),
                clause.place(),
                clause.number(),
                clause.title(),
                clause.articles(),
                clause.lines().stream()
                        .map(line -> new NumberedClause.Line(line.zh(), line.en(), false, line.item()))
                        .toList(),
                null,
                "");
    }

    /** What the lessee told is quoted; officers judge it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "内部办公，租金一概不退；出租人可以随时解除合同",
                "争议提交仲裁或者向人民法院起诉的案件管理系统",
                "展示“最终解释权归出租人””一类的{{条款}}，供法务培训",
                "承租人不得投诉。\n第二行"
            })
    void aPurposeIsQuotedWhateverItSays(String purpose) {
        var text = library.write(
                filled.with("hasPi", true).text("use.purpose", purpose).text("data.piPurpose", purpose));
        assertThat(text.plainZh()).contains("约定用途为：“" + purpose.replace("\n", " ") + "”");
        assertThat(library.settledBy(text)).isEqualTo(library.settledBy(library.write(filled.with("hasPi", true))));
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
