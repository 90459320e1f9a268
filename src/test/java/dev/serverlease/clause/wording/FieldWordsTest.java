package dev.serverlease.clause.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What describes the server, its place and its papers has a closed form, or two officers read it. */
class FieldWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.name | 双路服务器 2×32核 512GB
            server.name | 8核32GB 云服务器
            server.name | 4核8GB 云主机
            server.name | 双路 Xeon 6430，512 GB 内存，2×1.92 TB NVMe
            server.name | Dell PowerEdge R750 2×Intel Xeon Gold 6330 256GB DDR4 4×3.84TB SSD
            server.name | web-01 4核16G
            server.name | 双路服务器
            server.city | 香港
            server.city | 硅谷
            server.city | 胡志明市
            server.city | Ashburn, Virginia
            server.city | 日本东京
            server.bandwidth | 独享100Mbps，双向
            server.traffic | 上下行合计10TB/月
            server.traffic | 1TB/月 单向
            server.city | 香港将军澳
            server.city | Singapore
            server.city | 法兰克福
            server.city | 东京市
            server.city | 法兰克福（Frankfurt）
            server.dataCentre | SG1 机房
            server.dataCentre | Equinix SG1
            server.dataCentre | 香港将军澳数据中心
            server.dataCentre | Digital Realty HKG10 3楼
            server.bandwidth | 100Mbps
            server.bandwidth | 100 Mbps
            server.bandwidth | 100M独享
            server.bandwidth | 独享100M BGP带宽
            server.bandwidth | 上行50Mbps，下行100Mbps
            server.bandwidth | 1Gbps 共享
            server.bandwidth | 国际带宽20兆
            server.traffic | 每月10TB
            server.traffic | 10 TB
            server.traffic | 10TB/月
            server.traffic | 不限流量
            server.upstreamProvider | Example Datacentre Pte Ltd
            server.upstreamProvider | 示例数据中心（上海）有限公司
            channel.accessIsp | 中国电信上海分公司
            channel.accessIsp | 中国联通
            channel.accessIsp | Starlink
            channel.userArchiveNo | YHDA-2026-4471
            channel.approvalRef | 沪通跨境〔2025〕12号
            channel.internalUseUndertakingRef | 承诺书 2026-1
            use.licenceNo | 京B2-20240001
            use.filingNo | 京ICP备2024012345号-1
            use.licenceNo | 京ICP证030173号
            data.mechanismRef | 数据出境评估〔2025〕0031号
            data.piaRef | PIA-2026-004
            data.mechanismRef | BZHT-示例
            server.bandwidth | 100M BGP
            server.bandwidth | 100 Mbps (dedicated)
            server.name | 物理服务器（2×16核，256GB内存，4TB硬盘）
            server.name | AMD EPYC 7543 32核 / 256G / 2*3.84T NVMe
            server.name | 浪潮 NF5280M6
            server.name | 双路 32 核 256GB 内存物理服务器 3 台
            server.name | 高防服务器 E5-2680v4 64G 1T SSD
            server.city | 中国香港
            server.dataCentre | NTT 东京第五数据中心
            server.dataCentre | A区3号机房
            server.traffic | 5TB/月（双向）
            server.traffic | 每月 5 TB
            server.upstreamProvider | Amazon Web Services, Inc.
            server.upstreamProvider | 阿里云
            channel.accessIsp | 上海电信
            data.piRetention | 不超过二年
            data.piRetention | 员工离职后二年
            channel.internalUseUndertakingRef | 内部办公承诺书（2026年1月）
            data.piaRef | PIA 报告 2026-01
            server.name | 4核8G VPS
            server.dataCentre | HK-2 IDC
            data.piRetention | 二年
            data.piRetention | 劳动合同终止后二年
            data.piRetention | 与委托期限相同
            """)
    void closedForms(String path, String words) {
        assertThat(OwnWording.is(path, words)).as(words).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.city | 香港将军澳 | Tseung Kwan O, Hong Kong
            server.city | 日本东京 | Tokyo
            server.city | 法兰克福（Frankfurt） | Frankfurt
            server.city | Ashburn, Virginia | Ashburn, Virginia
            server.dataCentre | Tier III 机房 | Tier III data centre
            server.dataCentre | 香港将军澳数据中心 | Hong Kong Tseung Kwan O data centre
            server.dataCentre | A区3号机房 | zone A no. 3 data centre
            server.dataCentre | Equinix SG1 | Equinix SG1
            server.bandwidth | 100M独享 | 100M dedicated
            server.bandwidth | 国际带宽20兆 | international bandwidth 20 Mbps
            server.bandwidth | 上行50Mbps，下行100Mbps | upstream 50Mbps, downstream 100Mbps
            server.bandwidth | 独享100Mbps，双向 | dedicated 100Mbps, both ways
            server.traffic | 每月10TB | 10TB a month
            server.traffic | 5TB/月（双向） | 5TB a month, both ways
            server.traffic | 上下行合计10TB/月 | 10TB a month, up and down together
            server.traffic | 不限流量 | unlimited
            """)
    void closedFormsInEnglish(String path, String words, String english) {
        assertThat(OwnWording.usualInEnglish(path, words)).contains(english);
    }

    /** No text takes for ever to be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.name",
                "server.city",
                "server.dataCentre",
                "server.bandwidth",
                "server.traffic",
                "server.upstreamProvider",
                "use.filingNo",
                "data.piRetention"
            })
    void longTextsAreReadAsWell(String path) {
        for (var one : List.of("1", "A", "a", "核", "1核", "A ", "1 ", "A-", "双路", "独享", "100M ")) {
            assertThat(OwnWording.is(path, one.repeat(200 / one.length()) + "。！"))
                    .isTrue();
            assertThat(OwnWording.is(path, one.repeat(50 / one.length()) + "。！"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.city | 香港或者出租人指定的其他地点
            server.city | 新加坡香港
            server.city | 日本
            server.traffic | 每月1KB
            server.traffic | 每月0GB
            server.bandwidth | 0Mbps
            server.bandwidth | 64Kbps
            server.bandwidth | 200M端口 20M保底
            server.city | 适用当地法律
            server.city | 香港等地
            server.city | 由出租人安排
            server.dataCentre | 出租人指定的机房
            server.dataCentre | 香港机房或者其他机房
            server.dataCentre | Any Data Centre Of The Lessor
            server.bandwidth | 尽力而为，不作承诺
            server.bandwidth | 95计费，超出按市价
            server.bandwidth | 100Mbps，超出部分另计
            server.bandwidth | 至多100Mbps
            server.bandwidth | 100Mbps，高峰期限速
            server.traffic | 10TB，超出部分按市价
            server.traffic | 不限，合理使用
            server.name | 双路服务器，故障自理
            server.name | 与约定规格相当的服务器
            server.name | 以实际交付为准
            server.name | 双路服务器（旧机）
            server.upstreamProvider | 出租人选定的公司
            server.upstreamProvider | Any Provider Of Its Choice
            channel.accessIsp | 由出租人指定的运营商
            channel.approvalRef | 以主管部门批准为准
            use.filingNo | 承租人自行备案
            use.filingNo | 以通知为准-1
            use.filingNo | 费用另付100
            server.upstreamProvider | 费用由示例有限公司
            server.upstreamProvider | Rent Rises Each Year By Ten
            server.name | 1U Server Price At Market
            data.piaRef | 费用自理-1
            data.piRetention | 永久保存
            data.piRetention | 出租人认为必要的期间
            """)
    void whateverElseIsForTwoOfficers(String path, String words) {
        assertThat(OwnWording.is(path, words)).as(words).isTrue();
    }
}
