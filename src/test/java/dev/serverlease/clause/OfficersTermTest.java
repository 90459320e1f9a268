package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A term that an officer wrote stands in its own language, and is marked unless it only helps the lessee. */
class OfficersTermTest {

    private static final ClauseLibrary LIBRARY = ClauseLibrary.current();

    @Test
    void aTermInChineseCountsInChinese() {
        var line = line("出租人另行提供一次机房参观。");
        assertThat(line.zh()).contains("出租人另行提供一次机房参观。").doesNotContain("为准");
        assertThat(line.en()).contains("in Chinese only", "the Chinese text counts");
    }

    @Test
    void whereBothStandTheChinesePrevails() {
        assertThat(line("出租人四小时内响应。The lessor responds within four hours.").en())
                .contains("the Chinese text prevails");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人免费提供一次系统迁移服务。",
                "承租人每月可以免费使用1TB流量。",
                "出租人应当在故障后四小时内响应。",
                "甲方不得将承租人的个人信息用于营销。",
                "出租人应当在每月5日前提供上月流量统计。",
                "承租人可以随时解除合同。",
                "出租人逾期交付的，应当按日向承租人支付违约金。",
                "出租人承担安装费用。",
                "出租人另行提供一次机房参观。",
                "出租人应当免费更换损坏的硬盘。",
                "出租人负责维修服务器故障。",
                "出租人应当书面通知承租人检修安排。",
                "出租人违反本约定的，应当赔偿承租人因此受到的全部损失。",
                "服务器停机期间，出租人免收租金。",
                "承租人无须支付安装费。",
                "出租人免费提供一次系统迁移服务。出租人承担迁移费用。",
                "The lessor provides one migration free of charge.",
                "The lessee may use 1 TB of traffic a month free of charge."
            })
    void whatOnlyHelpsTheLesseeIsNotMarked(String term) {
        assertThat(line(term).marked()).as(term).isFalse();
        assertThat(line(term).zh()).doesNotContain("【重要提示】");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人的技术联系人为王示例，电话13800138000，邮箱wang@example.com。",
                "出租人联系人：李经理，电话：010-00000000。",
                "双方的通知以中文书写，可以附英文译文。",
                "双方的通知以中文作出。",
                "通知使用中文。",
                "承租人联系人：王示例，电话：13800138000，邮箱：wang@example.com。",
                "发票抬头：示例精密机械（上海）有限公司，税号：91310000MA1FL0015Q。",
                "双方之间的通知使用中英文。",
                "发票抬头为示例精密机械（上海）有限公司，税号91310000MA1FL0015Q。",
                "增值税专用发票发送至承租人的电子邮箱fp@example.com。",
                "出租人的通知同时抄送至承租人的邮箱legal@example.com。",
                "承租人的联系人为王示例。双方的通知以中文书写。"
            })
    void whatRestrictsNobodyIsNotMarkedAndNeedsNoSecondOfficer(String term) {
        assertThat(TextCheck.objections(FreeText.SPECIAL_TERM, new Bilingual("特别约定", "Special terms"), term))
                .isEmpty();
        assertThat(line(term).marked()).as(term).isFalse();
        assertThat(OfficersTerm.isNeutral(term)).as(term).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人的联系人为出租人指定的人。",
                "承租人的联系人为王示例，变更须经出租人同意。",
                "双方的通知以英文书写。",
                "承租人的通知以中文书写。",
                "出租人的通知发送至承租人的邮箱legal@example.com即为送达。",
                "出租人的通知仅发送至承租人的邮箱legal@example.com。",
                "发票抬头为示例公司，税费由承租人承担。",
                "承租人的联系人为王示例。承租人应当每月提交流量报告。"
            })
    void whatOnlyLooksNeutralIsMarked(String term) {
        assertThat(line(term).marked()).as(term).isTrue();
        assertThat(OfficersTerm.isNeutral(term)).as(term).isFalse();
    }

    @Test
    void whatHelpsTheLesseeIsReadByTwoAllTheSame() {
        assertThat(OfficersTerm.isNeutral("出租人免费提供一次系统迁移服务。")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "如承租人逾期付款，按日支付千分之五的违约金。",
                "承租人应当每月提交流量报告。",
                "出租人免费提供迁移，承租人不得转让该权利。",
                "出租人可以在夜间维护。",
                "出租人应当提供迁移，费用由承租人承担。",
                "押金由第三人代付。",
                "出租人应当提供迁移，以承租人付清租金为前提。",
                "承租人逾期付款的，出租人应当按日收取违约金。",
                "承租人可以解除合同，但应当支付违约金。",
                "承租人可以使用的流量不超过1TB。",
                "出租人应当在每年一月将租金提高百分之十。",
                "出租人应当于租期第三个月末取回服务器。",
                "出租人应当在欠租发生后清除承租人的数据。",
                "出租人应当在承租人逾期付款三日后断网。",
                "出租人应当在承租人付清全年租金后再开通服务器。",
                "出租人应当按照自己的监控记录结算租金。",
                "出租人应当将服务器的备份副本保存于其关联公司。",
                "出租人对停机造成的一切损失免于承担。",
                "出租人应当在合同期满后一年内退还押金。",
                "出租人应当在故障后四百小时内响应。",
                "出租人不得早于承租人付清租金交付服务器。",
                "出租人不得将承租人的个人信息用于营销以外的目的。",
                "出租人免费更换硬件（人为损坏除外）。",
                "出租人应当提供账单并由承租人当日付款。",
                "出租人应当通知承租人搬离机房。",
                "出租人应当赔偿一百元。",
                "出租人承诺承租人的数据灭失由承租人处理。",
                "出租人保证其可以查看服务器。",
                "承租人可以要求出租人免费更换硬盘，但人为损坏的，承租人付费。",
                "承租人首月免费使用带宽，其后按市价计费。",
                "出租人提供第三方取得承租人数据的接口。",
                "The lessor shall raise the rent by ten per cent each January.",
                "The lessor shall take the server back after three months.",
                "The lessor shall provide the service once the lessee has paid.",
                "The lessee reports its traffic each month.",
                "The lessor may carry out maintenance at night.",
                "The lessor provides one migration, which the lessee pays for."
            })
    void whatBurdensTheLesseeOrIsInDoubtIsMarked(String term) {
        assertThat(line(term).marked()).as(term).isTrue();
        assertThat(line(term).zh()).contains("【重要提示】");
    }

    @Test
    void aContractWhoseTermsOnlyHelpTheLesseeNamesNoneAsABurden() {
        assertThat(clause("出租人免费提供一次系统迁移服务。").markMeaning()).isNull();
        assertThat(TextCheck.of(LIBRARY).check(contract("出租人免费提供一次系统迁移服务。")).proved())
                .contains(TextCheck.HIGHLIGHTED);
    }

    private static NumberedClause.Line line(String term) {
        return clause(term).lines().get(1);
    }

    private static NumberedClause clause(String term) {
        return contract(term).clause("special-terms").orElseThrow();
    }

    private static ContractText contract(String term) {
        return LIBRARY.write(Filled.facts(LIBRARY)
                .with("specialTerms", true)
                .list("specialTerms", List.of(OfficersTerm.item(term))));
    }
}
