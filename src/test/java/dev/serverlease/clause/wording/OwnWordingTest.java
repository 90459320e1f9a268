package dev.serverlease.clause.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            payment | 按季度支付，先付后用
            payment | 租金按月支付，承租人应于每月10日前将当月租金汇入出租人指定银行账户
            payment | 承租人应于每月5日前支付当月租金
            payment | 按月后付，次月10日前支付
            payment | 每季度首月1日至5日支付
            payment | 按季支付，每季首月5日前（含当日）
            payment | 按季支付；付款方式：银行转账
            payment | 每三个月付一次
            payment | 每季度支付一次租金，于每季度首月的前5个工作日内通过银行转账方式支付至出租人账户
            payment | 租金按季度支付，每季度第一个月的5日前支付当季租金
            payment | 每季末月25日前支付
            maintenance | 出租人负责硬件维修，4小时内响应
            maintenance | 由出租人负责
            maintenance | 服务器由出租人免费维修、更换备件，7×24小时响应，费用由出租人承担
            maintenance | 承租人报修后，出租人应在两个小时内到场并修复
            maintenance | 硬件由出租人维护；操作系统和应用软件由承租人自行维护
            maintenance | 出租人负责租赁物的维修和更换，费用由出租人承担
            maintenance | 出租人负责硬件维修，响应时间不超过4小时
            maintenance | 出租人负责硬件维修，但因承租人过错造成的除外
            maintenance | 出租人负责更换故障硬盘，承租人负责备份数据
            maintenance | 接到承租人报修后，出租人48小时内修复
            maintenance | 出租人负责硬件维修，30分钟内响应，三个工作日内修复
            """)
    void usualWords(String field, String words) {
        assertThat(OwnWording.is("contract." + field, words)).as(words).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment | 每月支付十二个月租金
            payment | 每月5日前支付本季度租金
            payment | 按月支付，每月5日前支付本季度租金
            payment | 每季首月5日前支付当月租金
            payment | 按年预付，每年首月5日前支付当月租金
            payment | 每月5日前支付，每月10日前支付
            payment | 承租人
            payment | 租金租金
            maintenance | 出租人负责硬件维修，99个工作日内响应
            maintenance | 出租人负责硬件维修，72小时内响应
            maintenance | 出租人负责硬件维修，90日内更换
            maintenance | 承租人负责系统
            payment | 每年支付十三个月租金
            payment | 按月预付，每月预付2个月租金
            payment | 首期支付12个月，以后每季支付
            payment | 按季预付，每季开始前365日支付
            payment | 2026年12月1日前支付24个月租金
            payment | 承租人应当在交付之前付清24个月租金
            payment | 承租人付清租金后99日内交付服务器
            payment | 租金付清后交付服务器
            payment | 2020年1月1日前支付
            payment | 按季预付，银行转账6222020200112233445
            payment | 每月32日前
            payment | 每月0日前
            payment | 每季第9个月5日前
            payment | 每月5日前、15日前、25日前支付
            payment | 一次付清
            maintenance | 由承租人报修、维修、更换并承担费用
            maintenance | 承租人报修、维修并承担全部费用
            maintenance | 承租人通知并承担维修费用
            maintenance | 维修由承租人报修、承担
            maintenance | 承租人报修后承担维修费用
            maintenance | 承租人自行负责
            maintenance | 由承租人负责
            maintenance | 承租人负责维护
            maintenance | 由承租人自行维护
            maintenance | 出租人负责硬件维修，收到通知后36500日内修复
            maintenance | 10000个工作日内更换部件
            maintenance | 出租人负责硬件维修30日
            maintenance | 甲方负责硬件，乙方负责软件
            payment | 租金由出租人确定，按月支付
            payment | 按季预付，逾期一日加收应付租金三倍
            payment | 按月支付，不退还已经收取的任何费用
            payment | 按月支付，停机期间照付
            payment | 按出租人通知的金额支付
            payment | 按月支付，每月加付一个月
            payment | 押一付三
            payment | 按月支付，Monthly, three months in advance
            maintenance | 由承租人维修
            maintenance | 承租人负责，包括硬件维修和更换
            maintenance | 由出租人维修，费用由承租人承担
            maintenance | 维修期间租金照付
            maintenance | 出租人负责硬件维修，可以抽查承租人存储的文件
            maintenance | 出租人维修；外国执法机构索取数据的，出租人可以直接配合
            maintenance | 出租人不负责维修
            maintenance | 出租人负责维修，费用另计
            maintenance | 出租人负责维修，the lessor repairs at the lessee's cost
            """)
    void otherWords(String field, String words) {
        assertThat(OwnWording.is("contract." + field, words)).as(words).isTrue();
    }

    /** Whoever repeats words that can be read in two ways keeps no server busy. */
    @ParameterizedTest
    @ValueSource(strings = {"由出租人", "承租人软件自身的", "响应时间为"})
    @Timeout(10)
    void wordsThatRepeatThemselvesAreReadOnce(String words) {
        assertThat(OwnWording.is("contract.maintenance", words.repeat(2000 / words.length() - 1) + "？"))
                .isTrue();
    }
}
