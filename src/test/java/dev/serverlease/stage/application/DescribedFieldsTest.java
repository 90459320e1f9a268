package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What describes the server and its use regulates nothing: its line in the contract is not marked (Civil Code art.
 * 496).
 */
class DescribedFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            use.declaredPurpose | 供集团内部办公系统使用
            use.declaredPurpose | 跨境电商独立站（不面向境内公众）
            use.declaredPurpose | 公司官网和自营商品销售
            use.declaredPurpose | 员工经国际专线访问总部的办公平台和ERP系统
            use.declaredPurpose | 公司办公系统，不得用于翻墙
            use.declaredPurpose | 供应商协同和供应商对账平台
            use.declaredPurpose | 房屋租金管理系统，供集团财务使用
            use.declaredPurpose | 停车场计费系统的测试环境
            use.declaredPurpose | 机房停机告警和断电监控
            use.declaredPurpose | 承担集团海外官网的访问流量
            use.declaredPurpose | 保险理赔系统，供承保人查询
            use.declaredPurpose | 应用开发和应急响应演练
            use.declaredPurpose | 旧手机回收业务的海外门店管理
            use.declaredPurpose | 生活自理能力评估量表的研究数据处理
            use.declaredPurpose | 作为集团ERP的组成部分，运行报表服务
            use.declaredPurpose | 企业社会责任报告的展示
            use.declaredPurpose | 可视化大屏与数据分析
            use.declaredPurpose | 不提供医疗服务的健康资讯网站
            use.declaredPurpose | Internal ERP and mail of the group
            data.piPurpose | 员工考勤和薪酬发放
            server.name | 双路机架式服务器（含冗余电源）
            server.name | 双路服务器（不含硬盘）
            server.name | 双路 Xeon 6430，512 GB 内存，2×1.92 TB NVMe
            server.name | GPU 服务器，支持断电保护
            server.name | 2U rack server, dual power supplies
            server.city | 新加坡裕廊
            server.city | Frankfurt am Main
            server.dataCentre | SG1 机房（三层 B 区）
            server.upstreamProvider | 新加坡可信云服务商有限公司
            lessee.name | 上海释义文化传播有限公司
            lessee.domicile | 北京市朝阳区停机坪路8号，应天大厦3层
            lessee.noticeAddress | 上海市徐汇区承担路1号（收件人：张三）
            """)
    void descriptionPasses(String field, String words) {
        assertThat(refused(field, words)).as(words).isEmpty();
    }

    /** Officers read it and judge it; no words of it are refused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            use.declaredPurpose | 内部办公（租金每年上调百分之五）
            use.declaredPurpose | 内部办公；如出租人发现用途不符可立即收回服务器
            use.declaredPurpose | 用于内部办公，平台规则为本合同组成部分
            use.declaredPurpose | 内部办公，逾期三日停机并清空数据
            use.declaredPurpose | 内部办公，数据丢失自负
            use.declaredPurpose | 内部办公，承租人须另付每月五百元管理费
            use.declaredPurpose | 内部办公，乙方不得提前退租
            use.declaredPurpose | 内部办公，以甲方平台公布的规则为准
            use.declaredPurpose | 内部办公，用途不符的视为违约
            use.declaredPurpose | 内部办公，超出流量按每GB一元计费
            use.declaredPurpose | 内部办公，出租人有权检查
            use.declaredPurpose | 内部办公，后果自行承担
            use.declaredPurpose | 内部办公；管理费每月五百元
            use.declaredPurpose | 内部办公，税费由使用人承担
            use.declaredPurpose | Internal office; the lessee shall pay a monthly fee of CNY 500
            data.piPurpose | 员工考勤，出租人可以将其用于分析
            use.declaredPurpose | 通过国际专线连接境内业务平台
            use.declaredPurpose | 押金管理系统，押金归出租人所有
            """)
    void purposePassesWhateverItSays(String field, String words) {
        assertThat(refused(field, words)).as(words).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.name | 服务器，故障自理
            server.name | 双路服务器（不含硬盘维修）
            server.name | 双路服务器，到期收回
            server.name | 双路服务器（按现状交付，不保证可用）
            server.name | 双路服务器，停机不赔
            server.name | Dual server, repairs at lessee's cost
            server.city | 新加坡，搬迁费用由承租人承担
            server.city | 新加坡（出租人可以随时迁至他处）
            server.dataCentre | SG1，租期内机房可更换
            lessee.noticeAddress | 上海市徐汇区1号，发出即视为送达
            lessee.domicile | 上海市徐汇区1号；承租人须另付管理费
            """)
    void ruleAmongItIsRefusedAtItsField(String field, String words) {
        assertThat(refused(field, words)).as(words).isNotEmpty().allSatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).containsPattern("[\\p{IsHan}].*[a-z]");
        });
    }

    private static List<FieldError> refused(String field, String words) {
        var application = JsonNodeFactory.instance.objectNode();
        var parts = field.split("\\.");
        ((ObjectNode) application.putObject(parts[0])).put(parts[1], words);
        return AgreedWords.in(application);
    }
}
