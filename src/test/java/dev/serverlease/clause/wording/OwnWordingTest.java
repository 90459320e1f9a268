package dev.serverlease.clause.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usual words need no second officer; whatever else somebody writes does, however it is put. */
class OwnWordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment | 按季预付，每季首月5日前银行转账
            payment | 按季支付，每季首月5日前
            payment | 按月支付
            payment | 租金按月于每月5日前支付
            payment | 按月支付，每月1日付款；出租人先开具增值税专用发票
            payment | 每三个月支付一次，于每期首日起十日内以银行转账方式支付
            payment | 承租人应当于每月10日前支付至出租人的银行账户
            payment | 按月支付，每月5日前，遇法定节假日的顺延至下一工作日
            payment | Monthly in advance, by bank transfer on the fifth day
            payment | Rent is paid quarterly, on or before the 5th day of the first month of each quarter
            maintenance | 出租人负责硬件维修，4小时内响应
            maintenance | 由出租人负责
            maintenance | 服务器由出租人免费维修、更换备件，7×24小时响应，费用由出租人承担
            maintenance | 承租人报修后，出租人应在两个小时内到场并修复
            maintenance | 硬件由出租人维护；操作系统和应用软件由承租人自行维护
            maintenance | The lessor repairs the hardware and responds within 4 hours of the lessee's report
            """)
    void usualWords(String field, String words) {
        assertThat(OwnWording.is("contract." + field, words)).as(words).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment | 租金由出租人确定，按月支付
            payment | 按季预付，逾期一日加收应付租金三倍
            payment | 按月支付，不退还已经收取的任何费用
            payment | 按月支付，停机期间照付
            payment | 按出租人通知的金额支付
            payment | 按月支付，每月加付一个月
            payment | 押一付三
            payment | Monthly, non-refundable
            payment | Monthly, in such amount as the lessor notifies
            maintenance | 由承租人维修
            maintenance | 承租人负责，包括硬件维修和更换
            maintenance | 由出租人维修，费用由承租人承担
            maintenance | 维修期间租金照付
            maintenance | 出租人负责硬件维修，可以抽查承租人存储的文件
            maintenance | 出租人维修；外国执法机构索取数据的，出租人可以直接配合
            maintenance | 出租人不负责维修
            maintenance | 出租人负责维修，费用另计
            maintenance | The lessee repairs the hardware
            maintenance | The lessor repairs at the lessee's cost
            """)
    void otherWords(String field, String words) {
        assertThat(OwnWording.is("contract." + field, words)).as(words).isTrue();
    }
}
