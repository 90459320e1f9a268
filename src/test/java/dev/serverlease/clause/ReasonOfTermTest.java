package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A term is refused for what it is about, and for nothing that it only mentions. */
class ReasonOfTermTest {

    private static final Bilingual SPECIAL = new Bilingual("特别约定", "Special terms");

    /** By subject, what its reason alone says. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("押金", "押金只担保债务"),
            Map.entry("退款", "不得约定已付款项一概不退还"),
            Map.entry("一律不退", "任何情况不予退还"),
            Map.entry("剩余租金", "剩余租期"),
            Map.entry("租金", "租金的数额、起算"),
            Map.entry("币种", "以何种货币"),
            Map.entry("调价", "租金须在合同中确定"),
            Map.entry("随时终止", "定期租赁不得"),
            Map.entry("催告", "须先催告"),
            Map.entry("通知", "须事先通知"),
            Map.entry("单方", "合同内容由双方协商一致变更"),
            Map.entry("查看数据", "不得擅自查看"),
            Map.entry("自用数据", "不得用于自己的目的"),
            Map.entry("放弃", "不得约定承租人放弃"),
            Map.entry("诉权", "不得约定放弃诉讼"),
            Map.entry("免责", "免责须写明"),
            Map.entry("全部免责", "免责须排除"),
            Map.entry("人身", "人身损害的责任不得"),
            Map.entry("限额", "责任限额须写明"),
            Map.entry("无效限额", "责任限额不得及于"),
            Map.entry("违约金", "按日百分之一以上"),
            Map.entry("租期", "租赁期限由申请载明"),
            Map.entry("视为", "沉默、继续使用"),
            Map.entry("说明", "提示和说明义务"),
            Map.entry("解释", "合同的解释由法律规定"),
            Map.entry("语言", "以中文文本为准"),
            Map.entry("法律", "法律适用已由"),
            Map.entry("法院", "争议解决已由"),
            Map.entry("裁定", "由一方裁定争议"),
            Map.entry("用途", "用途、信道和转售"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            押金 | 押金在承租人逾期支付租金时由出租人没收。
            押金,剩余租金 | 承租人提前退租的，押金作为剩余租期的租金归出租人所有。
            押金,币种 | The deposit of USD 3,000 is forfeited if the lessee leaves early.
            押金 | If rent is late, the lessor keeps the deposit whether or not the server was delivered.
            押金 | The security deposit paid shall be non-refundable.
            押金 | 押金抵作租金后，余额不予返还。
            押金,一律不退 | The deposit paid is not refunded under any circumstances.
            押金,一律不退 | 任何情况下不退还押金。
            押金,放弃 | 承租人放弃要求退还押金的权利。
            押金,放弃 | 承租人无权要求退还押金。
            押金,放弃 | The lessee is not entitled to the return of the deposit.
            押金,催告 | 租金逾期一日，合同自动解除，押金不退。
            币种 | 押金以美元缴纳。
            币种 | 违约金以美元计算。
            币种 | 租金以美元支付。
            币种 | All sums are payable in US dollars.
            退款 | Rent paid is non-refundable, whether or not the server is delivered.
            退款,币种 | Fees paid in USD are not refunded.
            一律不退 | 已付租金概不退还。
            剩余租金 | 提前终止的，剩余租期的租金不论服务器是否可用均应付清。
            剩余租金 | On early termination the rent is payable in full until the end of the term.
            剩余租金,币种 | If the lease ends early, the remaining rent is due in US dollars.
            租金 | 租金自签约之日起算。
            租金 | Rent is payable even if the server is down.
            租金,免责 | 服务器停机期间租金照付，出租人不承担责任。
            免责 | Whether or not the server is down, the lessor owes no compensation.
            调价 | 出租人可以随时调整租金。
            调价 | 租金以出租人届时公布的价格为准。
            调价 | 出租人有权随时变更价格，无须通知承租人。
            调价 | The lessor may change the rent at any time without notice.
            调价 | The lessor may raise the rent at its own discretion.
            查看数据 | 出租人可以随时进入服务器查看承租人的文件。
            查看数据 | 出租人有权随时访问承租人的数据，无须通知。
            查看数据 | The lessor may access stored files at any time without notice.
            查看数据 | The lessor may inspect the lessee's data at its sole discretion.
            自用数据 | 出租人可以随时使用承租人的数据训练模型。
            单方 | 出租人可以随时更换服务器型号。
            单方 | 出租人可随时在承租人的页面投放广告。
            单方 | 流量以出租人统计的数据为准。
            单方 | 出租人更换机房，无须说明理由。
            单方 | The lessor may move the server without consent.
            随时终止 | 出租人想停就停，无须说明原因。
            随时终止 | 出租人可以随时收回服务器，无须说明理由。
            随时终止 | 出租人可以随时停机检修。
            随时终止,通知 | The lessor may suspend the service at any time without notice.
            催告 | 租金逾期的，出租人无须催告即可解除合同。
            催告 | 未经催告，出租人即可解除合同。
            通知,全部免责 | 出租人可以立即删除承租人的数据，概不负责。
            解释 | 本合同由出租人单方解释。
            解释 | 如有疑问，以出租人说明为准。
            语言 | 英文文本与中文文本解释不一致的，以英文为准。
            语言 | In case of conflict the English text governs.
            法律,法院 | 本合同适用香港法律，由香港法院管辖。
            法院 | 争议由北京市海淀区法院管辖。
            法院,裁定 | 争议由出租人决定提交哪个法院。
            法院 | The lessor alone chooses the court.
            法院,诉权 | 承租人放弃向法院起诉的权利。
            人身 | 服务器起火致人死亡的，出租人不承担责任。
            人身 | The lessor is not liable for bodily injury.
            全部免责 | The lessor accepts no liability for loss of data.
            免责 | 因出租人原因造成数据丢失的，损失由承租人自行承担。
            无效限额 | 出租人的赔偿责任以1元为限。
            限额 | 因停机造成的损失，出租人的赔偿以一个月租金为限。
            违约金 | 逾期支付租金的，每日按欠付租金的百分之三支付违约金。
            租期 | 合同期满自动续租一年，租金不变。
            视为 | 承租人七日内未提出异议的，视为同意租金上调。
            视为 | If the lessee does not object within 7 days, it is deemed to have accepted the invoice.
            视为,租期 | 租期届满承租人未提出异议的，视为同意续租一年。
            说明 | 承租人确认出租人已就本合同作充分说明。
            用途 | 承租人可以转售带宽，租金不变。
            放弃 | The lessee has no claim for a reduction of rent while the server is down.
            """)
    void aTermIsRefusedForItsOwnSubjectsEachOnce(String subjects, String term) {
        var expected = Stream.of(subjects.split(",")).map(SAID::get).toList();
        var reasons = TextCheck.objectionsToTerm(SPECIAL, term).stream()
                .map(objection -> objection.why().zh())
                .toList();

        assertThat(reasons).as(term).hasSameSizeAs(expected);
        assertThat(expected).as(term).allSatisfy(said -> assertThat(reasons).anyMatch(why -> why.contains(said)));
    }

    @Test
    void aSentenceIsQuotedOnceWithAllItsReasons() {
        var texts = Objection.texts(TextCheck.objectionsToTerm(SPECIAL, "租金逾期一日，合同自动解除，押金不退。出租人可以随时调整租金。"));

        assertThat(texts).hasSize(2);
        assertThat(texts.get(0).zh())
                .containsOnlyOnce("押金不退。”——")
                .contains("须先催告", "；押金只担保债务")
                .endsWith("。");
        assertThat(texts.get(0).en()).contains("first demands", "; a deposit secures");
    }
}
