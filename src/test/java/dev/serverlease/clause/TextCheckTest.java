package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.PlainWords.Patience;
import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract is read by what it says. */
class TextCheckTest {

    private static final ClauseLibrary LIBRARY = ClauseLibrary.load();
    private static final Bilingual SPECIAL = new Bilingual("特别约定", "Special terms");
    private static final ContractFacts FILLED = Filled.facts(LIBRARY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FINAL_INTERPRETATION | 本合同的最终解释权归出租人所有。 | 对条款的解释适用民法典第四百九十八条。
            FINAL_INTERPRETATION | 最终解 释权归出租人。 | 对条款有争议的，作出不利于提供方的解释。
            FINAL_INTERPRETATION | 出租人有最後解釋權。 | 双方对条款作相同理解。
            FINAL_INTERPRETATION | The lessor has the final right of interpretation. | The Chinese text prevails.
            NO_LIABILITY | 出租人不负任何责任。 | 出租人依法承担责任。
            NO_LIABILITY | 出租人无须承担责任。 | 出租人应当承担责任。
            NO_LIABILITY | 因此停机的，出租人免责。 | 不可抗力的，根据影响部分或者全部免除责任。
            VOID_EXEMPTION | 出租人对任何损失均不承担责任。 | 出租人对违约造成的损失承担责任。
            VOID_EXEMPTION | 因出租人故意造成的损失，出租人也不赔偿。 | 因承租人故意或者重大过失造成的损失，出租人不赔偿。
            VOID_EXEMPTION | 服务器停机的，出租人不赔偿一切损失。 | 除故意或者重大过失、人身损害以外，出租人不赔偿间接损失。
            VOID_EXEMPTION | 造成人身损害的，出租人无需承担责任。 | 造成人身损害的，出租人应当赔偿。
            VOID_EXEMPTION | 出租人免责，即使有重大过失。 | 上述免责不适用于故意、重大过失和人身损害。
            VOID_EXEMPTION | 出租人不负任何责任，包括故意或者重大过失。 | 故意或者重大过失造成财产损失、造成人身损害的，不适用责任限额。
            VOID_EXEMPTION | 除不可抗力外，出租人的重大过失也免责。 | 任何一方均不因此承担违约责任。
            WAIVED_RIGHTS | 承租人不得起诉。 | 任何一方可以起诉。
            ALL_ON_LESSEE | 一切后果由承租人自负。 | 后果由过错方承担。
            ALL_RENT_LEFT | 承租人须付清余下租期的租金作为违约金。 | 余下租期内双方继续履行。
            ENDED_UNASKED | 承租人逾期一日支付租金，出租人即可解除合同。 | 承租人逾期一日支付租金，经催告后在合理期限内仍不支付的，出租人可以解除合同。
            ENDED_UNASKED | 逾期一日出租人即可解除合同。 | 经催告十五日仍未支付的，出租人可以解除合同。
            NAMED_COURT | 争议由北京市海淀区法院管辖。 | 争议由有管辖权的人民法院审理。
            DING_MONEY | 承租人支付订 金1000元。 | 承租人支付押金1000元。
            NO_LIABILITY | 出租人对数据丢失概不负责。 | 出租人不承担任何责任，但是故意或者重大过失造成财产损失、造成人身损害的除外。
            NO_LIABILITY | 由此造成的损失，出租人不承担任何责任。 | 任何一方均不因此承担违约责任。
            ALL_ON_LESSEE | 因使用服务器产生的一切责任由承租人承担。 | 因承租人的过错产生的责任由承租人承担。
            ALL_ON_LESSEE | 由承租人承担全部责任。 | 由有过错的一方承担相应责任。
            NO_REFUND | 租金在任何情况下不予退还。 | 因出租人违约解除的，未使用期间的租金予以退还。
            WAIVED_RIGHTS | 承租人放弃诉讼时效抗辩。 | 一方未及时行使权利，不视为放弃抗辩。
            WAIVED_RIGHTS | 承租人同意放弃向主管部门投诉的权利。 | 当事人不得放弃投诉的权利。
            ENDED_AT_WILL | 出租人可以随时解除合同。 | 租赁为不定期的，任何一方可以随时解除合同。
            ALL_RENT_LEFT | 承租人提前解除的，支付剩余租期全部租金。 | 出租人不得要求支付剩余租期全部租金。
            DAMAGES_FIXED | 违约金不得调整。 | 违约金过分高于损失的，可以请求适当减少。
            ARBITRATION_OR_COURT | 争议可以申请仲裁，也可以向人民法院起诉。 | 送达地址适用于诉讼各审级、执行和仲裁。
            DING_MONEY | 承租人应当支付订金。 | 承租人应当支付押金。
            DEPOSIT_AND_EARNEST | 承租人支付定金作为押金。 | 押金不具有定金性质。
            NAMED_COURT | 向北京市海淀区人民法院起诉。 | 向出租人住所地有管辖权的人民法院起诉。
            NAMED_COURT | 由杭州互联网法院管辖。 | 向北京市海淀区有管辖权的人民法院起诉。
            GAP | 月租金为{{price.monthly}}。 | 月租金为人民币18,000.00元。
            GAP | 数量：— | 上海——新加坡线路
            GAP | 授权委托书（）。 | 授权委托书（编号1）。
            """)
    void aSentenceIsCaughtAndTheHonestOnePasses(String words, String caught, String passes) {
        assertThat(ForbiddenWords.in(caught, caught, Patience.endless()))
                .as(caught)
                .contains(ForbiddenWords.valueOf(words));
        assertThat(TextCheck.objections(new Bilingual("甲", "A"), passes))
                .as(passes)
                .isEmpty();
    }

    /** Void or forbidden whoever confirms it, in either language and whatever the parties are called. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第五百零六条 | Lessor shall not be liable for any loss whatsoever, including loss caused by its gross negligence.
            第五百零六条 | The lessor accepts no liability for loss of data.
            第五百零六条 | Liability is limited to one month's rent, even if the loss is caused by wilful misconduct.
            第五百零六条 | 出租人的赔偿责任以人民币一元为限，包括重大过失造成的损失
            第五百零六条 | 因重大过失造成的损失，赔偿不超过一个月租金。
            第五百零六条 | 出租人的赔偿责任以1元为限。
            第五百零六条 | 出租人不得就停机作出任何补偿
            第五百零六条 | 甲方不承担任何責任
            第五百零六条 | 出租人對任何損失均不承擔責任
            第五百零六条 | 甲方的賠償責任以一個月租金為限，包括重大過失造成的損失
            裁定         | 任何争议由出租人裁定，其决定为终局
            裁定         | 出租人负责认定承租人是否违约，其认定为最终认定
            裁定         | 任何爭議由甲方裁決，其決定為終局
            裁定         | All disputes are decided by the lessor, whose decision is final.
            放弃         | 承租人不得向任何机关反映本合同履行情况
            放弃         | 乙方不得向主管部門投訴
            放弃         | 承租人放弃对出租人的一切索赔
            放弃         | The lessee waives all claims against the lessor.
            放弃         | The lessee shall not file any complaint with an authority.
            第七百零五条 | 租期为二十五年
            第七百零五条 | 租赁期限为 30 年
            第七百零五条 | 租賃期限為三百個月
            第七百零五条 | The term of the lease is twenty-five years.
            争议解决     | 因本合同引起的争议由新加坡法院管辖
            争议解决     | The courts of Singapore have exclusive jurisdiction.
            争议解决     | 争议提交香港国际仲裁中心仲裁
            第五百八十五条 | 出租人须于每月首日向承租人计收滞纳金每日百分之五
            第五百八十五条 | 逾期付款的，每日按欠款的10%支付违约金
            第五百八十五条 | The lessee pays agreed damages of 10 % a day.
            """)
    void aVoidTermIsRefusedInAnyOfTheLanguages(String reason, String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term))
                .as(term)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains(reason));
        var read = TextCheck.of(LIBRARY).check(new ContractText(List.of(special(term))));
        assertThat(read.objections()).as("in the draft: " + term).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人应当在故障后四小时内响应",
                "出租人应当在开通当日派员到场",
                "本约定不影响承租人请求任何赔偿",
                "每月提交流量报告",
                "租期届满前三十日双方协商续租",
                "租赁期限自2026年12月1日起十二个月",
                "出租人不得因承租人投诉而中断服务",
                "每日可用率低于百分之九十九的，出租人按合同约定赔偿",
                "收到人民法院的生效裁判后十日内履行",
                "保密义务在终止后三十年内有效",
                "任何一方的沉默不视为放弃权利",
                "The lessor responds within four hours of a fault.",
                "A party that does not act at once does not waive its rights.",
                "The lessor is liable for loss caused by its gross negligence."
            })
    void anHonestTermIsNotRefused(String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term)).as(term).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第五百零六条   | 出租人对任何损失均不承担责任。
            第五百零六条   | 因出租人故意造成的损失，出租人也不赔偿。
            第七百二十二条 | 承租人逾期一日支付租金，出租人即可解除合同。
            """)
    void theReasonNamesTheArticleThatForbidsIt(String article, String term) {
        assertThat(TextCheck.objections(new Bilingual("甲", "A"), term))
                .as(term)
                .singleElement()
                .satisfies(objection -> assertThat(objection.why().zh()).contains(article));
    }

    @Test
    void aVoidExemptionIsToldToTheRulesOnStandardTerms() {
        var said = special("一切责任由承租人承担。");
        assertThat(TextCheck.of(LIBRARY).check(new ContractText(List.of(said))).exemptions())
                .containsExactly(UnfairExemption.UNREASONABLE_BURDEN);
    }

    private static NumberedClause special(String term) {
        return new NumberedClause(
                "special-terms",
                1,
                Place.BODY,
                null,
                SPECIAL,
                List.of(),
                List.of(new NumberedClause.Line(term, "x", true, true)),
                null,
                "");
    }

    @Test
    void arbitrationAndACourtBesideEachOtherAreSeenAcrossClauses() {
        var both = Stream.concat(
                        LIBRARY.write(FILLED.with("disputes", "ARBITRATION")).clauses().stream(),
                        LIBRARY.write(FILLED.with("disputes", "COURT")).clause("forum").stream())
                .toList();
        assertThat(TextCheck.of(LIBRARY).check(new ContractText(both)).objections())
                .extracting(Objection::sentence)
                .containsExactly("仲裁……起诉");
    }

    /**
     * What the rules on drafts look for, with the clause that settles it, in the plainest lease with open conditions.
     */
    static Stream<Arguments> demanded() {
        return Stream.of(
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
                        "conditions")
                .map(Arguments::of);
    }

    private static final ContractFacts PLAIN =
            FILLED.with("conditionsOpen", true).with("electronic", true);

    @ParameterizedTest
    @MethodSource("demanded")
    void takenOutAClauseNoLongerCounts(String name) {
        assertThat(proved(LIBRARY)).contains(name);
        var without = LIBRARY;
        for (var clause : LIBRARY.clauses()) {
            if (clause.proofs().containsKey(name)) {
                without = without.without(clause.id());
            }
        }
        var selected = without.select(PLAIN);
        assertThat(selected).hasSizeLessThan(LIBRARY.select(PLAIN).size());
        var rest = new ContractText(LIBRARY.write(PLAIN).clauses().stream()
                .filter(clause -> selected.stream().anyMatch(one -> one.id().equals(clause.id())))
                .toList());
        var read = TextCheck.of(LIBRARY).checkLease(rest);
        assertThat(read.proved()).doesNotContain(name);
        if (Set.of("parties", "asset", "term", "rent", "maintenance", "notice").contains(name)) {
            assertThat(read.objections())
                    .singleElement()
                    .satisfies(objection -> assertThat(objection.text().zh()).contains("第七百零四条"));
        }
    }

    @Test
    void aClauseThatNoLongerSaysItDoesNotCountWhateverItsFileClaims() {
        var text = LIBRARY.write(PLAIN);
        var emptied = new ContractText(text.clauses().stream()
                .map(clause -> new NumberedClause(
                        clause.id(),
                        clause.version(),
                        clause.place(),
                        clause.number(),
                        clause.title(),
                        clause.articles(),
                        List.of(new NumberedClause.Line("双方另行协商。", "To be agreed.", false, false)),
                        null,
                        ""))
                .toList());
        assertThat(TextCheck.of(LIBRARY).check(emptied).proved()).isEmpty();
    }

    @Test
    void aBurdenThatIsNotMarkedIsNotHighlighted() {
        var text = LIBRARY.write(PLAIN);
        assertThat(TextCheck.unmarked(text)).isEmpty();
        assertThat(proved(LIBRARY)).contains(TextCheck.HIGHLIGHTED);
        var unmarked = new ContractText(text.clauses().stream()
                .map(clause -> clause.id().equals("forum") ? unmarked(clause) : clause)
                .toList());
        assertThat(TextCheck.of(LIBRARY).check(unmarked).proved()).doesNotContain(TextCheck.HIGHLIGHTED);
    }

    /** As above all against a person who is not in business (Civil Code art. 496). */
    @Test
    void arbitrationIsABurdenToBeMarked() {
        var text = LIBRARY.write(PLAIN.with("disputes", "ARBITRATION")
                .with("lesseeKind", "INDIVIDUAL")
                .with("lesseeConsumer", true)
                .text("arbitration.body", "中国国际经济贸易仲裁委员会")
                .text("arbitration.seat", "北京"));
        assertThat(TextCheck.of(LIBRARY).check(text).proved()).contains(TextCheck.HIGHLIGHTED);
        var unmarked = new ContractText(text.clauses().stream()
                .map(clause -> clause.id().equals("arbitration") ? unmarked(clause) : clause)
                .toList());
        assertThat(TextCheck.unmarked(unmarked)).singleElement().asString().contains("裁决是终局的");
        assertThat(TextCheck.of(LIBRARY).check(unmarked).proved()).doesNotContain(TextCheck.HIGHLIGHTED);
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
    void noWordsOfAPurposeAreReadInTheContract(String purpose) {
        var facts = PLAIN.with("hasPi", true).text("use.purpose", purpose).text("data.piPurpose", purpose);
        var usual = PLAIN.with("hasPi", true);
        var text = LIBRARY.write(facts);
        assertThat(text.plainZh()).contains("约定用途为：“" + purpose.replace("\n", " ") + "”");
        assertThat(TextCheck.of(LIBRARY).checkLease(text))
                .isEqualTo(TextCheck.of(LIBRARY).checkLease(LIBRARY.write(usual)));
        assertThat(TextCheck.unmarkedLines(text)).isEmpty();
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

    private static Set<String> proved(ClauseLibrary library) {
        return new TreeSet<>(TextCheck.of(library).check(library.write(PLAIN)).proved());
    }
}
