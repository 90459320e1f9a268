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
            payment | 按季预付，每季首月5日前汇入本合同所列账户
            payment | 每季首月5日前银行转账（遇节假日顺延）
            payment | 每年支付一次，首月10日前电汇
            payment | 按季预付，每季首月5日前通过公司对公账户转账
            payment | 按月预付，每月25日前付次月租金
            payment | 按季支付，每季首月5日前
            payment | 按月支付
            payment | 租金按月于每月5日前支付
            payment | 按月支付，每月1日付款；出租人先开具增值税专用发票
            payment | 每三个月支付一次，于每期首日起十日内以银行转账方式支付
            payment | 承租人应当于每月10日前支付至出租人的银行账户
            payment | 按月支付，每月5日前，遇法定节假日的顺延至下一工作日
            payment | 按季度支付，先付后用
            payment | 承租人应于每月5日前支付当月租金
            payment | 按月后付，次月10日前支付
            payment | 每季度首月1日至5日支付
            payment | 按季支付，每季首月5日前（含当日）
            payment | 按季支付；付款方式：银行转账
            payment | 每三个月付一次
            payment | 每季度支付一次租金，于每季度首月的前5个工作日内通过银行转账方式支付至出租人账户
            payment | 租金按季度支付，每季度第一个月的5日前支付当季租金
            payment | 每季末月25日前支付
            payment | 每月10日前支付上月租金
            payment | 每月末支付
            payment | 每月月底前付清
            payment | 每月最后一日前支付当月租金
            payment | 每季度首月5日前支付当季租金
            payment | 于每月1日至5日之间支付
            payment | 收到发票后10日内支付
            payment | 收到发票后5个工作日内付款
            payment | 承租人应当在收到出租人开具的增值税发票之日起15日内付款
            payment | 以银行转账方式支付至出租人账户
            payment | 以人民币支付，按月付款
            payment | 人民币银行转账支付
            payment | 租金以人民币按季支付
            payment | 通过银行转账方式于每月5日前支付
            payment | 每月5号前付款
            payment | 按季支付租金，每季度首月10日前付清
            payment | 每半年支付一次，每半年首月10日前
            payment | 按年支付，每年首月15日前付清当年租金
            payment | 租金按月结算，每月5日前支付
            payment | 月付，每月5日前转账
            payment | 季付，每季度第一个月10日前支付
            payment | 每月5日（含）前支付
            payment | 不迟于每月5日支付
            payment | 最迟于每月5日前付清当月租金
            payment | 每月初5日内支付
            payment | 承租人应于每月5日前向出租人支付当月租金
            payment | 按月对公转账
            payment | 通过网上银行转账，按月支付
            payment | 三个月为一期，每期首日起5日内支付
            payment | 每期开始后5日内支付
            payment | 每月5日前支付，逢节假日顺延
            payment | 按月支付，每月5日前，如遇法定节假日顺延至节后第一个工作日
            payment | 按月支付，出租人收款后5个工作日内开具增值税专用发票
            payment | 支付时间：每月5日前；支付方式：银行转账
            payment | 一季一付，每季首月5日前
            payment | 按月支付，每月5日为付款日
            payment | 租赁期内每月5日前支付
            payment | 按季后付，每季结束后10日内支付上季租金
            payment | 按季支付，应于每季度首月1-5日支付
            payment | 按月支付，每月前5日支付
            payment | 按季预付，首期租金于交付后5个工作日内支付，以后每季首月5日前支付
            maintenance | 出租人4小时内响应，并负责维修
            maintenance | 出租人负责硬件的日常维护、定期巡检和故障排除
            maintenance | 租赁期内由出租人负责维护
            maintenance | 租赁期限内的维修由出租人承担
            maintenance | 租赁期间出租人负责服务器的维修和保养
            maintenance | 由出租人负责硬件故障的维修，费用由出租人承担
            maintenance | 出租人提供7×24小时技术支持
            maintenance | 出租人负责日常维护，定期巡检
            maintenance | 硬件故障由出租人在24小时内修复
            maintenance | 出租人承担全部维修费用
            maintenance | 维修费用由出租人承担
            maintenance | 服务器的日常维护及故障维修均由出租人负责
            maintenance | 一切维修由出租人负责
            maintenance | 所有硬件的维修、更换均由出租人承担
            maintenance | 出租人自接到报修之时起2小时内响应，8小时内到场
            maintenance | 承租人发现故障后应当及时通知出租人，出租人负责维修
            maintenance | 出租人负责维修，承租人予以必要的配合
            maintenance | 租赁期内硬件保修由出租人负责
            maintenance | 出租人应当保证服务器正常运行
            maintenance | 出租人免费负责维修，提供备件
            maintenance | 租赁期限内，服务器由出租人维护，软件由承租人自行维护
            maintenance | 出租人在接到通知后4小时内响应并及时修复
            maintenance | 出租人负责服务器硬件及网络的维护，7*24小时响应
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
            payment | 按季预付，每季首月5日前汇入出租人指定账户
            payment | 首月10日前电汇
            payment | 租金按月支付，承租人应于每月10日前将当月租金汇入出租人指定银行账户
            payment | 租赁期限内按月支付，电汇至出租人指定银行账户
            payment | 每月5日前，通过银行转账方式向出租人指定账户支付当月租金
            payment | 每月10日前支付上季租金
            payment | 每月10日前支付下季租金
            payment | 每季首月5日前支付下季租金
            payment | 每月末支付当季租金
            payment | 每月最后一日前支付全年租金
            payment | 按月预付，每月10日前支付上月租金
            payment | 每月10日前支付上月租金，每月10日前支付当月租金
            payment | 每月初及月末支付
            payment | 每月末支付，每月初支付
            payment | 每月最后十日支付两期租金
            payment | 每月最后一日前支付租金及服务费
            payment | 收到发票后10日内支付全部租金
            payment | 收到出租人通知后10日内支付
            payment | 收到账单后10日内支付
            payment | 收到发票后100日内支付
            payment | 以银行转账方式支付至出租人指定的第三方账户
            payment | 支付至出租人法定代表人账户
            payment | 支付至承租人账户
            payment | 以人民币10000元支付
            payment | 以人民币或者其他币种支付
            payment | 以出租人指定的币种支付
            payment | 于每月5日至1日之间支付
            payment | 于每月1日至5日之间支付两次
            payment | 每两个月支付一次，每月5日前
            payment | 按年支付，每季首月5日前
            payment | 租赁期内一次性支付
            payment | 租赁期开始前支付
            payment | 出租人向承租人支付租金
            payment | 以现金支付，按月付款
            payment | 按月支付，出租人收款后开具收据
            payment | 按月支付，租金以出租人结算为准
            payment | 人民币
            maintenance | 租赁期内由承租人负责维护
            maintenance | 租赁期限内的维修由承租人承担
            maintenance | 租赁期内的维修由出租人安排，费用由承租人承担
            maintenance | 租赁期第一个月内由出租人负责维护
            maintenance | 租赁期前三个月内由出租人维修
            maintenance | 租赁期届满后由出租人维修
            maintenance | 租赁期内的维修由双方承担
            maintenance | 租赁期内出租人免费维修一次
            maintenance | 维修费用由出租人承担，超出部分由承租人承担
            maintenance | 出租人仅负责硬件维修
            maintenance | 除硬盘外由出租人负责维修
            maintenance | 所有维修均由承租人负责
            maintenance | 全部维修费用由承租人承担
            maintenance | 出租人无需维修
            maintenance | 出租人负责维修，承租人配合并承担费用
            maintenance | 承租人发现故障后自行修复
            maintenance | 承租人应当及时通知出租人并自行维修
            maintenance | 承租人通知出租人后，维修硬件
            maintenance | 承租人应当保证服务器正常运行
            maintenance | 出租人负责维修，承租人负责更换
            maintenance | 承租人负责备份数据和维修硬盘
            maintenance | 因承租人过错致使出租人停止服务的，出租人负责维修
            maintenance | 维修期间由承租人承担租金
            maintenance | 出租人承担维修费用的一半
            maintenance | 每年由出租人维修
            maintenance | 出租人和承租人共同负责
            maintenance | 承租人自行负责软件硬件
            maintenance | 承租人自行负责软件，维修硬件
            maintenance | 承租人报修后，更换硬盘
            payment | 预付
            payment | 租赁期内
            payment | 支付方式
            maintenance | 租赁期内
            maintenance | 接到承租人报修后
            maintenance | 出租人负责维修，因承租人过错造成的
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

    /** The English beside them says the same, and nothing else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment | 按季预付，每季首月5日前银行转账 | payment by the quarter in advance, by the 5th day of the first month of each quarter by bank transfer
            payment | 按自然季度预付 | payment by the calendar quarter in advance
            payment | 按月预付，每月25日前付次月租金 | payment by the month in advance, the rent of the next month is paid by the 25th day of each month
            payment | 每年支付一次，首月10日前电汇 | payment by the year, by the 10th day of its first month by wire transfer
            payment | 按季预付，汇入本合同所列账户 | payment by the quarter in advance, into the account that this contract names
            payment | 每月10日前支付上月租金 | the rent of the month before is paid by the 10th day of each month
            payment | 每月最后一日前支付当月租金 | the rent of that month is paid by the last day of each month
            payment | 于每月1日至5日之间支付 | payment from the 1st to the 5th day of each month
            payment | 收到发票后10日内支付 | payment within 10 days of receiving the invoice
            payment | 以银行转账方式支付至出租人账户 | by bank transfer into the lessor's account
            payment | 承租人应于每月5日前向出租人支付当月租金 | the lessee pays the rent of that month by the 5th day of each month to the lessor
            payment | 每三个月支付一次，于每期首日起十日内以银行转账方式支付 | payment in periods of 3 months, payment within 10 days of the first day of each period by bank transfer
            payment | 每两个月支付一次 | payment in periods of 2 months
            payment | 按月支付，每月5日前（含当日），遇法定节假日的顺延至下一工作日 | payment by the month, by the 5th day of each month (that day included), if that day is a public holiday, it moves to the next working day
            payment | 首期于交付后五日内支付，其后每期首日起十日内 | the first rent within 5 days of the hand-over, after that within 10 days of the first day of each period
            payment | 按月支付；出租人收款后5个工作日内开具增值税专用发票 | payment by the month; the lessor issues a special VAT invoice within 5 working days of receiving the payment
            payment | 租金以人民币按季支付 | the rent is paid by the quarter in renminbi
            maintenance | 出租人负责硬件维修，4小时内响应 | the lessor is responsible for the repair of the hardware, the lessor responds within 4 hours
            maintenance | 租赁期内由出租人负责维护 | during the lease term the lessor is responsible for maintenance
            maintenance | 租赁期限内的维修由出租人承担 | during the lease term the lessor is responsible for repair
            maintenance | 由出租人负责硬件故障的维修，费用由出租人承担 | the lessor is responsible for the repair of hardware faults, the lessor bears the cost
            maintenance | 维修费用由出租人承担 | the lessor bears the cost of repair
            maintenance | 硬件故障由出租人在24小时内修复 | the lessor repairs hardware faults within 24 hours
            maintenance | 操作系统和应用软件由承租人自行维护 | the lessee itself maintains the operating system and application software
            maintenance | 承租人报修后，出租人应在两个小时内到场并修复 | after the lessee's report, within 2 hours the lessor comes on site and repairs
            maintenance | 出租人负责更换故障硬盘，承租人负责备份数据 | the lessor is responsible for the replacement of faulty hard disks, the lessee backs up data
            maintenance | 出租人负责硬件维修，但因承租人过错造成的除外 | the lessor is responsible for the repair of the hardware, except what the lessee's fault causes
            maintenance | 服务器由出租人免费维修、更换备件，7×24小时响应 | as to the server, the lessor repairs and replaces spare parts free of charge, the lessor responds 24/7
            maintenance | 服务器由出租人负责维修 | as to the server, the lessor is responsible for repair
            maintenance | 出租人负责硬件维修、更换配件及网络维护 | the lessor is responsible for the repair of the hardware, the replacement of parts and the maintenance of the network
            maintenance | 由承租人维修 | -
            """)
    void usualWordsInEnglish(String field, String words, String english) {
        assertThat(OwnWording.usualInEnglish("contract." + field, words).orElse("-"))
                .isEqualTo(english);
    }

    /** Whoever repeats words that can be read in two ways keeps no server busy. */
    @ParameterizedTest
    @ValueSource(strings = {"由出租人", "承租人软件自身的", "响应时间为", "硬件及", "维修、硬件", "硬件维修和"})
    @Timeout(10)
    void wordsThatRepeatThemselvesAreReadOnce(String words) {
        for (int length : new int[] {400, 2000}) {
            assertThat(OwnWording.is("contract.maintenance", words.repeat(length / words.length() - 1) + "？"))
                    .isTrue();
        }
    }
}
