package dev.serverlease.stage.contract.rentplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which periods the words on payment name, in months. */
class PaymentPeriodsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            按季预付，每季首月5日前银行转账 | 3
            按月支付，每月5日前 | 1
            按月支付，每月1日付款 | 1
            每三个月支付一次 | 3
            三个月一付 | 3
            每12个租赁月支付一次 | 12
            十二个月一付 | 12
            半年付，首月10日前 | 6
            每半年支付一次 | 6
            按年支付 | 12
            一年一付 | 12
            每两个月一付 | 2
            每三个月付一次 | 3
            押一付三 | 3
            租金按年支付，每年1月10日前一次性支付 | 12
            每3个月付一次 | 3
            按期支付，每期三个月 | 3
            三个月为一期 | 3
            按季后付 | 3
            收到发票后付款，按月支付 | 1
            银行转账 | -
            首期于交付后五日内支付，其后每期首日起十日内 | -
            Monthly in advance | 1
            every six months | 6
            every 3 months, in advance | 3
            quarterly | 3
            semi-annually | 6
            per annum | 12
            按月或者按季支付 | 1 3
            """)
    void namedInTheWords(String words, String months) {
        var expected = months == null
                ? new Integer[0]
                : Arrays.stream(months.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
        assertThat(PaymentPeriods.in(words).named()).as(words).containsExactly(expected);
        assertThat(PaymentPeriods.in(words).unclear()).as(words).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "每90天支付一次",
                "按周支付",
                "日付",
                "每隔10日付款",
                "weekly",
                "every 90 days",
                "每0个月支付一次",
                "每1.5个月支付一次",
                "每半个月支付一次",
                "每两年支付",
                "每10年支付",
                "一年两付",
                "一次付清",
                "一次性支付",
                "每9999999999个月支付",
                "每36个月支付一次",
                "每13个月支付一次",
                "每年1月、7月5日前支付",
                "三年一付",
                "两年付",
                "每叁拾个月支付一次",
                "隔月支付",
                "按旬支付",
                "每年支付两次",
                "每一年半支付一次",
                "每季度半支付一次",
                "每季度分三次支付",
                "按双周支付",
                "每隔两个月支付",
                "租金每年分两次支付",
                "租金分四期支付",
                "按月预付，按月后付"
            })
    void periodsThatAreNotOfOneToTwelveWholeMonths(String words) {
        assertThat(PaymentPeriods.in(words).unclear()).as(words).isTrue();
    }

    @Test
    void theFieldCountsBeforeTheWordsAndAMonthAfterBoth() {
        var contract = JsonNodeFactory.instance.objectNode().put("payment", "银行转账");
        assertThat(PaymentPeriods.months(contract)).isEqualTo(1);
        assertThat(PaymentPeriods.months(contract.put("payment", "按季支付"))).isEqualTo(3);
        assertThat(PaymentPeriods.months(contract.put("paymentMonths", 6))).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "按季后付, true",
        "按月支付，次月10日前, true",
        "每季末月25日前支付, true",
        "先用后付，按月支付, true",
        "按季预付，每季首月5日前, false",
        "按季预付，每季末月25日前支付, false",
        "先付后用，按月支付, false",
        "收到发票后付款，按月支付, false",
        "每月10日前支付上月租金, true",
        "每月最后一日前支付当月租金, true",
        "每月月底前付清, true",
        "每月25日前支付次月租金, false"
    })
    void rentIsPaidAtTheEndOfAPeriodWhereTheWordsSaySo(String words, boolean atEnd) {
        assertThat(PaymentPeriods.in(words).atEnd()).as(words).isEqualTo(atEnd);
    }
}
