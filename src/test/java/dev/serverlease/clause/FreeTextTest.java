package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text that people write and a contract prints says its own thing and nothing that law or a clause settles. */
class FreeTextTest {

    private static final Bilingual HEADING = new Bilingual("支付", "Payment");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPECIAL_TERM | 合同提前终止的，未使用期间的租金按日折算退还
            SPECIAL_TERM | 承租人提前付清全年租金的，出租人给予九五折优惠
            LABEL | 北京市朝阳区法院路8号
            LABEL | 上海释义文化传播有限公司
            LABEL | 中国国际经济贸易仲裁委员会
            LABEL | 第二条专线机房
            LABEL | 新北市板桥区第三条巷5号
            LABEL | 北京市东城区第10条胡同8号
            LABEL | 曼谷市是隆路第3条街
            SPECIAL_TERM | 出租人不得向境外司法机构提供承租人的数据。
            SPECIAL_TERM | 出租人不得出售承租人的数据。
            CONDITION | 承租人提交网络拓扑图
            CONDITION | 承租人提交数据处理流程图和网络架构图
            LABEL | 双路 Xeon 6430，512 GB 内存，2×1.92 TB NVMe
            LABEL | 劳动合同终止后二年
            CONDITION | 承租人应当于开通前取得所承诺的许可、备案或者完成所承诺的手续，并提交证明。
            CONDITION | 承租人提交国际专线仅供内部办公专用的承诺书
            CONDITION | 承租人取得国内互联网虚拟专用网业务（VPN）许可证
            CONDITION | 依照《中华人民共和国网络安全法》第二十一条完成等级保护备案
            SPECIAL_TERM | 出租人四小时内响应。The lessor responds within four hours.
            SETTLEMENT | 双方互不追究
            SETTLED_RENT | 已付至终了之日，互不补退
            SETTLED_RENT | 未付的于2027年4月底前付清
            SETTLEMENT | 互不补退
            """)
    void whatItIsForMayBeSaid(FreeText kind, String text) {
        assertThat(TextCheck.objections(kind, HEADING, text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LABEL | 机房一号；见第九十九条 | 标题
            SETTLEMENT | 依照第九十九条结算 | 标题
            SETTLEMENT | 押金抵作最后一期租金 | 押金依照原合同
            SETTLED_RENT | 租金一分不退 | 一概不退还
            SPECIAL_TERM | The lessor responds within four hours of a fault. | 中文
            CONDITION | The lessee obtains a licence | 中文
            """)
    void whatIsSettledElsewhereIsRefused(FreeText kind, String text, String why) {
        assertThat(TextCheck.objections(kind, HEADING, text))
                .as(text)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains(why));
    }
}
