package dev.serverlease.clause.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition that asks for a paper of the list needs no second officer; any other may hold anything. */
class UsualConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "取得许可证",
                "承租人于开通前取得许可证",
                "承租人提交营业执照",
                "开通前，承租人提交营业执照副本复印件",
                "承租人提交营业执照（复印件）",
                "承租人提交营业执照，加盖公章",
                "承租人从事互联网信息服务的，应当取得增值电信业务经营许可证",
                "承租人提交网络安全责任书，载明联系人和电话",
                "承租人取得许可证，有效期不短于租赁期限",
                "2027年1月31日前，承租人取得国内互联网虚拟专用网业务（VPN）许可证，并提交复印件",
                "承租人提交公司章程，其中载明经营范围",
                "依照《中华人民共和国网络安全法》第二十一条，承租人完成等级保护备案",
                "承租人完成网站备案和公安联网备案",
                "承租人提交网站备案号",
                "承租人提交股东会同意本次服务器租赁的决议",
                "承租人提交网络拓扑图",
                "提交服务器用途说明",
                "提交不经营电信业务的书面声明",
                "承租人提交等级保护测评报告",
                "承租人提交与中国电信签订的国际专线合同",
                "起租前更新用户档案",
                "承租人支付押金",
                "提交责任书",
                "确认函",
                "承租人应当于开通前取得经营性互联网信息服务许可（增值电信业务经营许可证），并提交许可证编号。",
                "承租人应当于开通前办妥非经营性互联网信息服务备案，并提交备案编号。",
                "承租人应当于开通前取得承租人自己的电信业务经营许可证，并提交许可证编号。",
                "承租人应当于开通前取得有关主管部门的审核同意，并提交文件编号。",
                "承租人应当于开通前通过重要数据出境安全评估，并提交评估结果编号。",
                "承租人应当于开通前订立并备案个人信息出境标准合同或者通过个人信息保护认证，并提交编号。",
                "承租人应当于开通前办妥人类遗传资源信息的事先报告和信息备份，并提交报告编号。",
                "承租人应当于开通前设立境内专门机构或者指定代表并报送，提交其名称和报送回执。",
                "承租人应当于开通前取得所承诺的许可、备案或者完成所承诺的手续，并提交证明。"
            })
    void papersOfTheList(String condition) {
        assertThat(UsualCondition.is(condition)).as(condition).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人提交授权委托书，授权出租人代为签署变更协议",
                "提交授权委托书",
                "提交空白的租金调整协议",
                "提交已签字的空白变更协议",
                "提交已盖章的终止协议",
                "出具提前解除不索赔承诺函",
                "提交在先履行抗辩权不行使的确认函",
                "出具不申请减租的书面确认",
                "撤回投诉的证明",
                "提交撤回投诉的证明",
                "不要求发票的声明",
                "提交不要求发票的声明",
                "以出租人为受益人的本票，金额为全部租金",
                "法定代表人个人连带担保函",
                "提交法定代表人个人连带担保函",
                "股东会同意增加租金的决议",
                "提交股东会同意增加租金的决议",
                "提交股东会决议",
                "承租人与出租人签订专线合同",
                "承租人与服务商签订专线合同",
                "提交出租人可以随时涨价的许可",
                "提交放弃抗辩许可",
                "提交免责批准文件",
                "提交营业执照和空白收据",
                "提交营业执照，金额为全部租金",
                "加盖公章",
                "开通前",
                "承租人购买以出租人为受益人的保险",
                "承租人提交营业执照，承租人书面同意",
                "提交同意涨价的评估报告",
                "提交自愿提前终止的合规报告"
            })
    void whateverElseIsForTwoOfficers(String condition) {
        assertThat(UsualCondition.is(condition)).as(condition).isFalse();
    }

    @Test
    @Timeout(10)
    void longTextsAreReadAsWell() {
        for (var one : new String[] {"许可", "提交许可证和", "网络", "备案、", "（", "增值电信业务经营"}) {
            assertThat(UsualCondition.is("提交" + one.repeat(290 / one.length()) + "？"))
                    .isFalse();
        }
    }
}
