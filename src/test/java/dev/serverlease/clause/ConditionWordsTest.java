package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "承租人提交首期租金的支付凭证",
                "承租人将首季度租金汇入出租人账户",
                "首付款到账",
                "租赁费到账",
                "首季款项到账",
                "承租人完成首期付款",
                "承租人缴纳首期费用",
                "承租人支付开通费",
                "首付到账",
                "承租人完成首次付款",
                "承租人完成付款",
                "承租人支付合同价款",
                "预付款到账",
                "承租人支付押金及首期租金",
                "承租人按照付款计划支付首期租金",
                "交付前出租人收到首期租金",
                "承租人支付全部款项",
                "承租人付清一年服务费",
                "预付三个月费用",
                "承租人按时付款",
                "承租人支付全部款项并提交付款证明"
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
                "服务器经验收合格",
                "承租人自交付之日起10日内提交验收报告",
                "承租人完成对服务器的验收",
                "承租人提交服务器验收合格的报告",
                "承租人出具验收单",
                "交付完成",
                "服务器交付",
                "服务器已交付承租人使用",
                "出租人开通服务器",
                "承租人按月提供日志",
                "承租人遵守法律",
                "承租人履行合同义务",
                "承租人不违约",
                "服务器已交付给承租人"
            })
    void dutyThatLastsIsNoCondition(String condition) {
        assertThat(reasons(condition)).as(condition).singleElement().asString().contains("特别约定", "a special term");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "本合同生效",
                "合同经双方签署",
                "由出租人另行确认",
                "出租人同意",
                "承租人提交的方案经出租人书面认可",
                "出租人认为合适",
                "双方另行协商",
                "双方签署本合同",
                "出租人审核通过",
                "由出租人酌情处理",
                "本合同签订后开通",
                "双方签字盖章",
                "本条件成就",
                "开通条件全部满足",
                "经出租人批准后开通",
                "出租人内部审批通过",
                "合规人员同意",
                "总经理批准",
                "承租人取得出租人书面同意",
                "承租人提交责任书，经出租人总经理批准",
                "出租人方便时",
                "出租人法务部认为没有风险",
                "承租人完成出租人要求的其他事项",
                "承租人提交出租人要求的一切文件",
                "承租人提供出租人满意的材料",
                "承租人获得出租人法务部的批准",
                "出租人公司批准",
                "出租人取得董事会批准",
                "出租人出具开通通知书",
                "承租人完成合同签署"
            })
    void whatTheContractOrTheLessorAloneBringsAboutIsNoCondition(String condition) {
        assertThat(reasons(condition))
                .as(condition)
                .singleElement()
                .asString()
                .contains("第七百零八条", "at the lessor's will");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "租赁期限届满",
                "承租人使用满一个月",
                "2027年1月1日到来",
                "太阳升起",
                "无",
                "待定",
                "同意",
                "天下雨",
                "承租人愿意",
                "租金上涨后开通",
                "承租人向业务员提供一台手机",
                "承租人向出租人负责人支付一万元",
                "承租人提交责任书；太阳升起",
                "承租人准备好了",
                "承租人表现良好"
            })
    void whatNoDocumentCanProveIsNoCondition(String condition) {
        assertThat(reasons(condition))
                .as(condition)
                .singleElement()
                .asString()
                .contains("承租人取得……许可证", "a document proves it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"承租人提交授权委托书，授权出租人代为签署变更协议", "提交空白的租金调整协议", "提交已签字的空白变更协议", "提交已盖章的终止协议"})
    void whatIsSignedAheadIsNoCondition(String condition) {
        assertThat(reasons(condition))
                .as(condition)
                .anySatisfy(why -> assertThat(why).contains("第五百四十三条", "signed ahead"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"出具提前解除不索赔承诺函", "提交在先履行抗辩权不行使的确认函", "出具不申请减租的书面确认", "撤回投诉的证明", "不要求发票的声明"})
    void rightsThatAreGivenUpAreNoCondition(String condition) {
        assertThat(reasons(condition))
                .as(condition)
                .anySatisfy(why -> assertThat(why).contains("第四百九十七条", "main rights"));
    }

    /** Each part of a sentence is what somebody hands in, obtains or completes, or says when, of what kind it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            承租人提交营业执照,出租人可以更换机房 | 出租人可以更换机房
            承租人提交营业执照，出租人可以更换服务器 | 出租人可以更换服务器
            承租人提交责任书，太阳升起 | 太阳升起
            承租人提交责任书，出租人交付时间顺延 | 出租人交付时间顺延
            承租人提交责任书：服务器由出租人挑选 | 服务器由出租人挑选
            承租人提交责任书（出租人可以更换机房） | 出租人可以更换机房
            承租人提交责任书且出租人可以更换机房 | 承租人提交责任书且出租人可以更换机房
            承租人提交责任书、出租人可以更换机房 | 承租人提交责任书、出租人可以更换机房
            承租人提交责任书，出租人可变更服务器所在地址 | 出租人可变更服务器所在地址
            承租人提交责任书，承租人每月多付一千元 | 承租人每月多付一千元
            承租人提交责任书！承租人多付一千元 | 承租人多付一千元
            承租人提交责任书，承租人多付一千元后，提交台账 | 承租人多付一千元后
            承租人提交责任书，格式由出租人挑选 | 格式由出租人挑选
            承租人提交责任书，承租人不使用服务器的 | 承租人不使用服务器的
            开通前 | 开通前
            """)
    void eachPartOfAConditionIsProvedByADocument(String condition, String part) {
        assertThat(reasons(condition)).as(condition).isNotEmpty();
        assertThat(TextCheck.objections(FreeText.CONDITION, HEADING, condition))
                .as(condition)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains("“" + part + "”"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "开通前，承租人提交营业执照",
                "承租人提交营业执照，加盖公章",
                "承租人提交营业执照,并由法定代表人签字",
                "承租人从事互联网信息服务的，应当取得增值电信业务经营许可证",
                "承租人提交网络安全责任书，载明联系人和电话",
                "承租人取得许可证，有效期不短于租赁期限",
                "承租人购买网络安全保险，保险金额不低于1,000,000元",
                "依照《中华人民共和国网络安全法》第二十一条，承租人完成等级保护备案",
                "承租人完成以下手续：网站备案、公安联网备案",
                "承租人提交授权委托书，原件一式两份",
                "承租人与中国电信签订专线合同，并提供联系人",
                "本合同签署后十日内，承租人提交营业执照（复印件加盖公章）",
                "2027年1月31日前，承租人取得国内互联网虚拟专用网业务（VPN）许可证，并提交复印件",
                "承租人提交公司章程，其中载明经营范围"
            })
    void whenAndOfWhatKindMayBeSaidBesides(String condition) {
        assertThat(reasons(condition)).as(condition).isEmpty();
    }

    @Test
    void howMuchDepositIsForTheApplication() {
        assertThat(reasons("承租人支付二倍押金")).singleElement().asString().contains("押金的金额", "bank guarantee");
        assertThat(reasons("承租人支付相当于月租金二倍的押金")).isEmpty();
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
                "合同签署后三日内提交网络安全责任书",
                "承租人提交上家出租人的租金结清证明",
                "承租人提交与中国电信签订的租金支付凭证",
                "承租人提供支付租金的银行账户",
                "承租人支付押金（相当于两个月租金）",
                "承租人提交遵守法律的承诺书",
                "承租人提交服务器验收人员名单",
                "承租人完成机房消防验收",
                "服务器交付前承租人提交网络安全责任书",
                "承租人与电信运营商签订的专线合同生效",
                "出租人取得上游出租人的转租同意书",
                "原出租人同意解除租赁",
                "承租人提交近三个月的纳税付款凭证",
                "承租人书面同意遵守出租人的可接受使用政策",
                "承租人提交经出租人确认的接入方案",
                "承租人与运营商签订国际专线合同",
                "出租人完成服务器网络测试",
                "双方另行签订保密协议",
                "承租人提交按年计费的域名注册证明",
                "确认函",
                "取得许可 证",
                "提交照片",
                "购买上云保险",
                "起租前更新用户档案",
                "承租人应当于开通前通过重要数据出境安全评估，并提交评估结果编号。",
                "承租人应当于开通前取得有关主管部门的审核同意，并提交文件编号。",
                "承租人应当于开通前设立境内专门机构或者指定代表并报送，提交其名称和报送回执。",
                "主管部门批准承租人开展该业务",
                "上海市通信管理局核准承租人的变更",
                "承租人股东会决议",
                "承租人的增值电信业务经营许可证已经换发",
                "承租人任命网络安全负责人",
                "承租人变更经营范围",
                "承租人缴清行政罚款",
                "承租人向中国电信付清专线服务费",
                "承租人完成违规内容的整改",
                "承租人删除网站上的违规商品",
                "承租人的法定代表人在责任书上签字",
                "由担保人提供连带责任保证",
                "承租人提交下列文件：（一）营业执照；（二）授权委托书",
                "承租人未被列入经营异常名录",
                "承租人具备相应资质",
                "承租人的工商变更完成",
                "原租赁合同已经解除",
                "承租人被移出经营异常名录",
                "查封已解除",
                "海关放行",
                "承租人提交原件核对",
                "承租人通过实名核验",
                "跨境专线验收合格",
                "机房完成电力扩容",
                "乙方取得批文",
                "承租人取得主管部门对其业务的前置审批",
                "海外机房提供接入确认",
                "承租人填写合规问卷"
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
                "承租人未被人民法院列为失信被执行人",
                "承租人提交北京仲裁委员会作出的裁决书",
                "承租人提交仲裁裁决书",
                "承租人提交人民法院出具的未被列入失信被执行人名单的查询结果",
                "承租人提交不存在未结诉讼的书面说明",
                "承租人不存在未结诉讼",
                "承租人提交无重大诉讼、仲裁的声明",
                "承租人提交法院就其与第三人租金纠纷作出的判决书",
                "法院判决已经生效",
                "人民法院准许承租人重整的裁定已经生效",
                "开通前，上海市浦东新区人民法院的判决已经生效",
                "北京仲裁委员会的裁决已经生效",
                "法院已作出终审判决"
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
                "承租人提交仲裁委员会的仲裁规则",
                "承租人同意提交北京仲裁委员会仲裁裁决",
                "承租人提交由北京仲裁委员会仲裁的承诺书",
                "承租人提交同意由北京仲裁委员会裁决的书面说明",
                "与租赁有关的纠纷提交北京市朝阳区法院判决",
                "本合同争议由上海市浦东新区人民法院判决生效"
            })
    void whoDecidesDisputesIsNoCondition(String condition) {
        assertThat(reasons(condition)).as(condition).isNotEmpty().noneMatch(why -> why.contains("特别约定"));
    }

    private static List<String> reasons(String condition) {
        return TextCheck.objections(FreeText.CONDITION, HEADING, condition).stream()
                .map(objection -> objection.why().both())
                .toList();
    }
}
