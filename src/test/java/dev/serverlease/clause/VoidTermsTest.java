package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A special term of the void families is named with its article; the lawful one beside it is not. */
class VoidTermsTest {

    /** What one field of special terms takes at most. */
    private static final int LONGEST = 2_000;

    /** What a person writes in one pattern and another reads. */
    private static final int LONGEST_PATTERN = 120;

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
            NAMED_COURT | 争议由北京市海淀区法院管辖。 | 争议由有管辖权的人民法院审理。
            NO_LIABILITY | 出租人对数据丢失概不负责。 | 出租人不承担任何责任，但是故意或者重大过失造成财产损失、造成人身损害的除外。
            NO_LIABILITY | 由此造成的损失，出租人不承担任何责任。 | 任何一方均不因此承担违约责任。
            ALL_ON_LESSEE | 因使用服务器产生的一切责任由承租人承担。 | 因承租人的过错产生的责任由承租人承担。
            ALL_ON_LESSEE | 由承租人承担全部责任。 | 由有过错的一方承担相应责任。
            WAIVED_RIGHTS | 承租人放弃诉讼时效抗辩。 | 一方未及时行使权利，不视为放弃抗辩。
            WAIVED_RIGHTS | 承租人同意放弃向主管部门投诉的权利。 | 当事人不得放弃投诉的权利。
            ALL_RENT_LEFT | 承租人提前解除的，支付剩余租期全部租金。 | 出租人不得要求支付剩余租期全部租金。
            DAMAGES_FIXED | 违约金不得调整。 | 违约金过分高于损失的，可以请求适当减少。
            ARBITRATION_OR_COURT | 争议可以申请仲裁，也可以向人民法院起诉。 | 送达地址适用于诉讼各审级、执行和仲裁。
            DEPOSIT_AND_EARNEST | 承租人支付定金作为押金。 | 押金不具有定金性质。
            NAMED_COURT | 向北京市海淀区人民法院起诉。 | 向出租人住所地有管辖权的人民法院起诉。
            NAMED_COURT | 由杭州互联网法院管辖。 | 向北京市海淀区有管辖权的人民法院起诉。
            """)
    void aSentenceIsCaughtAndTheHonestOnePasses(String family, String caught, String passes) {
        assertThat(VoidTerms.in(caught))
                .as(caught)
                .extracting(VoidTerms.Found::family)
                .contains(family);
        assertThat(VoidTerms.in(passes)).as(passes).isEmpty();
    }

    /** Void whoever confirms it, in either language and whatever the parties are called. */
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
            ONE_SIDE_DECIDES | 任何争议由出租人裁定，其决定为终局
            ONE_SIDE_DECIDES | 出租人负责认定承租人是否违约，其认定为最终认定
            ONE_SIDE_DECIDES | 任何爭議由甲方裁決，其決定為終局
            ONE_SIDE_DECIDES | All disputes are decided by the lessor, whose decision is final.
            WAIVED_RIGHTS | 承租人不得向任何机关反映本合同履行情况
            WAIVED_RIGHTS | 乙方不得向主管部門投訴
            WAIVED_RIGHTS | 承租人放弃对出租人的一切索赔
            WAIVED_RIGHTS | The lessee waives all claims against the lessor.
            WAIVED_RIGHTS | The lessee shall not file any complaint with an authority.
            TERM_TOO_LONG | 租期为二十五年
            TERM_TOO_LONG | 租赁期限为 30 年
            TERM_TOO_LONG | 租賃期限為三百個月
            TERM_TOO_LONG | The term of the lease is twenty-five years.
            ALL_RENT_LEFT | The lessee shall pay the rent of the remaining term in any case of early end.
            ALL_RENT_LEFT | On early termination all rent for the rest of the term falls due at once.
            ALL_RENT_LEFT | If the lease ends early, the remaining rent is payable in full.
            ALL_RENT_LEFT | Tenant pays the balance of the rent until expiry if it terminates early.
            ALL_RENT_LEFT | 提前解除的，承租人须一次性付清至租期届满的租金。
            ALL_RENT_LEFT | 无论何种原因提前终止，尚未到期的租金全部由承租人支付。
            ALL_RENT_LEFT | 承租人提前退租的，剩余月份的租金照付。
            ALL_RENT_LEFT | 承租人不支付租金的，出租人可以解除合同并要求支付剩余租期全部租金。
            WAIVED_RIGHTS | 承租人不得以任何理由抗辩付款。
            WAIVED_RIGHTS | 承租人不得以任何理由拒付租金。
            WAIVED_RIGHTS | 承租人无权主张同时履行抗辩权。
            WAIVED_RIGHTS | 无论出租人是否履行，承租人均应当支付租金。
            WAIVED_RIGHTS | The lessee shall not raise any defence against payment.
            WAIVED_RIGHTS | The lessee pays the rent unconditionally, whether or not the lessor performs.
            WAIVED_RIGHTS | No defence or objection may be raised by the lessee.
            WAIVED_RIGHTS | The lessee shall pay without any defence whatsoever.
            ALL_ON_LESSEE | 服务器迁移由出租人安排，承租人同意自行负责全部后果。
            ALL_ON_LESSEE | 由此产生的一切风险均由乙方自行承担。
            ALL_ON_LESSEE | 承租人自负一切风险和责任。
            ALL_ON_LESSEE | 承租人承担因使用服务器引起的所有损失，与出租人无关。
            ALL_ON_LESSEE | The lessee assumes all consequences of the move.
            ALL_ON_LESSEE | Party B bears all risks and liability arising from the use.
            ALL_ON_LESSEE | All consequences are the lessee's sole responsibility.
            DAMAGES_FIXED | Agreed damages may not be adjusted or reduced.
            """)
    void aVoidTermIsFoundInAnyOfTheLanguages(String familyOrArticle, String term) {
        assertThat(VoidTerms.in(term))
                .as(term)
                .anySatisfy(
                        found -> assertThat(found.family() + found.why().zh()).contains(familyOrArticle));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人违约致使合同提前解除的，剩余租期的租金予以退还。",
                "出租人应当向承租人移交管理员密码，不得留存。",
                "出租人不得要求承租人告知密码。",
                "服务器出售的，不影响本合同，承租人继续使用。",
                "出租人转让服务器的，应当提前三十日通知承租人。",
                "租赁期限内租金不上涨。",
                "承租人无须承担服务器的自然损耗。",
                "出租人将合同义务转移给第三人的，应当经承租人书面同意。",
                "出租人不得留置承租人的数据。",
                "承租人逾期付款，经催告后十五日内仍不支付的，出租人可以暂停服务。",
                "停机时长有争议的，双方均可以举证。",
                "租赁转为不定期后，出租人可以提前三十日通知解除合同。",
                "个人信息的处理按照附件《个人信息委托处理协议》执行。",
                "承租人提前退租的，应当支付相当于两个月租金的违约金。",
                "双方均应当对账单保密。",
                "提前解除的，出租人不得要求承租人支付剩余租期的租金。",
                "承租人提前解除的，支付相当于一个月租金的违约金。",
                "The lessor shall not claim the rent of the remaining term on early end.",
                "On early end by the lessor the rent of the remaining term is refunded.",
                "出租人的赔偿责任以三个月租金为限，但是故意或者重大过失造成财产损失、造成人身损害的除外。",
                "出租人泄露数据的赔偿不受责任限额的限制。",
                "每月超出流量的费用不超过人民币五百元。",
                "The lessor's liability is limited to three months' rent, except for intent, gross negligence and personal injury.",
                "发生争议的，双方先协商三十日。",
                "争议解决期间双方继续履行合同。",
                "因诉讼、仲裁支出的合理律师费由败诉方承担。",
                "仲裁裁决生效后十日内履行。",
                "The parties first try for 30 days to settle a dispute by negotiation.",
                "承租人对账单有异议的，应当在十日内书面提出，出租人应当复核。",
                "出租人未交付的，承租人可以拒绝支付租金。",
                "承租人不得以服务器所在地时差为由迟延付款。",
                "The lessee may raise any defence that law gives it.",
                "出租人不得将承租人的个人信息用于营销。",
                "承租人的个人信息仅用于履行本合同，不用于广告。",
                "出租人按照承租人的书面指示向第三方提供承租人的数据。",
                "出租人可以将机房监测数据用于故障分析。",
                "The lessor does not use the lessee's personal data for marketing.",
                "The lessor processes personal data only on the lessee's instructions.",
                "经双方协商一致并签订书面协议的，可以调整租金。",
                "出租人可以下调租金。",
                "出租人不得在租赁期限内调整租金。",
                "The lessor may not adjust the rent during the term.",
                "The parties may adjust the rent by written agreement.",
                "因承租人违法使用造成的全部损失由承租人承担。",
                "因迁移造成的全部损失由出租人承担。",
                "承租人的数据损失由出租人承担全部责任。",
                "The lessor bears all consequences of the move.",
                "The lessee is liable for all loss caused by its breach.",
                "The lessee may end the lease at any time on 30 days' notice once the lessor's permit lapses.",
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
    void theLawfulTermBesideItIsTaken(String term) {
        assertThat(VoidTerms.in(term)).as(term).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第五百零六条 | 出租人对任何损失均不承担责任。
            第五百零六条 | 因出租人故意造成的损失，出租人也不赔偿。
            第七百零五条 | 租期为三十年。
            """)
    void theReasonNamesTheArticleThatForbidsIt(String article, String term) {
        assertThat(VoidTerms.in(term))
                .as(term)
                .singleElement()
                .satisfies(found -> assertThat(found.text().zh()).contains(article, term));
    }

    /** Where something is pending is a fact. */
    @Test
    void aLetterMayNameACourtAndNothingElseOfThem() {
        assertThat(VoidTerms.inFacts("承租人已向北京市海淀区人民法院起诉。")).isEmpty();
        assertThat(VoidTerms.inFacts("承租人不得起诉。")).isNotEmpty();
    }

    @Test
    void everyFamilyOfTheLawIsThereAndNamesItsArticle() {
        assertThat(VoidTerms.families())
                .extracting(VoidTerms.Family::name)
                .containsExactlyInAnyOrder(
                        "FINAL_INTERPRETATION",
                        "NO_LIABILITY",
                        "VOID_EXEMPTION",
                        "VOID_LIMIT",
                        "ONE_SIDE_DECIDES",
                        "ALL_ON_LESSEE",
                        "WAIVED_RIGHTS",
                        "TERM_TOO_LONG",
                        "ALL_RENT_LEFT",
                        "DAMAGES_FIXED",
                        "ARBITRATION_OR_COURT",
                        "DEPOSIT_AND_EARNEST",
                        "NAMED_COURT");
        assertThat(VoidTerms.families())
                .allSatisfy(family -> assertThat(family.why().zh()).containsPattern("第[零一二三四五六七八九十百]+条"));
    }

    static Stream<Pattern> patterns() {
        return VoidTerms.families().stream().flatMap(VoidTerms.Family::patterns);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternIsShortAndLooksNoFurtherThanItSays(Pattern pattern) {
        assertThat(pattern.pattern().length()).isLessThanOrEqualTo(LONGEST_PATTERN);
        assertThat(pattern.pattern()).doesNotContain("*").doesNotContain("+");
    }

    /**
     * Counted in characters looked at, which no other load on the machine changes: a million take some milliseconds.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人",
                "承租人",
                "故意",
                "不承担",
                "任何",
                "责任",
                "损失",
                "不得",
                "租期",
                "二十",
                "租金",
                "剩余",
                "争议",
                "仲裁",
                "起诉",
                "not ",
                "liable ",
                "rent ",
                "all ",
                "the lessee bears all "
            })
    void aCraftedTextOfFullLengthIsReadAtOnce(String piece) {
        var text = piece.repeat(LONGEST / piece.length());
        var looked = new long[1];
        patterns().forEach(pattern -> pattern.matcher(counted(text, looked)).find());
        assertThat(looked[0]).isLessThan(10_000_000);
    }

    private static CharSequence counted(String text, long[] looked) {
        return new CharSequence() {
            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int at) {
                looked[0]++;
                return text.charAt(at);
            }

            @Override
            public CharSequence subSequence(int from, int to) {
                return text.substring(from, to);
            }
        };
    }
}
