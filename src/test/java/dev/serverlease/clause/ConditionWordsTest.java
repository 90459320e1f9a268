package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition of an approval can be met and proved before the hand-over, and may speak of what a court has decided. */
class ConditionWordsTest {

    private static final Bilingual HEADING = new Bilingual("开通条件", "Conditions");
    private static final ClauseLibrary LIBRARY = ClauseLibrary.current();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "交付前支付首期租金",
                "承租人已付清首期租金。",
                "出租人收到三个月的租金",
                "首期租金到账",
                "乙方预付首期款项",
                "承租人提交银行保函，并支付首期租金",
                "承租人支付首期租金及押金",
                "承租人提交首期租金的支付凭证"
            })
    void rentThatRunsFromTheHandOverIsNoConditionOfIt(String condition) {
        assertThat(reasons(condition)).as(condition).singleElement().asString().contains("支付方式", "the rent itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人在租赁期限内不得转租",
                "在租赁期限内，承租人应当配合用途复核",
                "承租人持续遵守网络安全法的规定",
                "承租人不得将服务器用于对外经营",
                "承租人应当每月提交流量报告",
                "承租人定期备份数据",
                "承租人于开通后三十日内完成等级保护测评",
                "承租人提交责任书，并在租期内保持联系人不变",
                "使用期间须始终保持许可有效",
                "承租人未经出租人书面同意不得转租",
                "不得用于跨境经营活动",
                "承租人保证不转租",
                "合同存续期间承租人须保持许可证有效",
                "承租人签收交付确认书",
                "服务器经验收合格"
            })
    void dutyThatLastsIsNoCondition(String condition) {
        assertThat(reasons(condition)).as(condition).singleElement().asString().contains("特别约定", "a special term");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人支付押金",
                "承租人支付相当于两个月租金的押金",
                "承租人购买覆盖租赁期限的网络安全保险",
                "承租人书面保证不转租",
                "交付前支付合同约定的押金",
                "承租人提交租金支付的银行保函",
                "承租人付清原租赁合同拖欠的租金",
                "出租人向上游付清机房租金",
                "承租人提交租金支付能力的证明",
                "承租人提交在租赁期限内不转租的承诺书",
                "承租人书面承诺在租赁期限内不得转租",
                "承租人取得在租赁期限内持续有效的许可证",
                "承租人制定每月备份数据的方案",
                "承租人提交开通后三十日内完成备案的书面承诺",
                "承租人不得为失信被执行人",
                "交付前不得变更服务器所在地的确认函由出租人出具",
                "租赁期限内使用的域名应当完成备案",
                "合同签署后三日内提交网络安全责任书"
            })
    void whatCanBeMetBeforeTheHandOverIsACondition(String condition) {
        assertThat(reasons(condition)).as(condition).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人提交法院关于其诉讼保全已解除的裁定书",
                "承租人提交上海市浦东新区人民法院解除财产保全的裁定书",
                "承租人提供杭州互联网法院出具的结案证明",
                "法院已解除对承租人账户的查封",
                "法院裁定解除对承租人名下设备的扣押",
                "承租人提交人民法院准许撤诉的裁定书",
                "承租人取得海事法院就扣押的设备作出的解除扣押裁定",
                "承租人未被人民法院列为失信被执行人"
            })
    void whatACourtHasDecidedIsAFact(String condition) {
        assertThat(reasons(condition)).as(condition).isEmpty();
        var item = Map.of("content", Bilingual.of(condition), "contentEn", Bilingual.of(condition));
        var contract = LIBRARY.write(LIBRARY.figures()
                .addedTo(Filled.facts(LIBRARY))
                .with("conditionsOpen", true)
                .list("conditions", List.of(item)));
        assertThat(TextCheck.of(LIBRARY).check(contract).objections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "争议由北京市海淀区人民法院管辖",
                "争议提交法院裁定",
                "法院已裁定本合同由出租人所在地审理",
                "承租人提交法院裁定书，争议由上海市浦东新区人民法院处理",
                "承租人提交同意由出租人所在地法院管辖的证明",
                "承租人向北京市朝阳区人民法院起诉",
                "承租人提交法院的调解书，并不得再行起诉",
                "承租人提交仲裁委员会的仲裁规则"
            })
    void whoDecidesDisputesIsNoCondition(String condition) {
        assertThat(reasons(condition)).as(condition).isNotEmpty();
    }

    private static List<String> reasons(String condition) {
        return TextCheck.objections(FreeText.CONDITION, HEADING, condition).stream()
                .map(objection -> objection.why().both())
                .toList();
    }
}
