package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A special term that no court would uphold is refused however it is put; the lawful one beside it is not. */
class VoidTermsTest {

    private static final ClauseLibrary LIBRARY = ClauseLibrary.current();
    private static final Bilingual SPECIAL = new Bilingual("特别约定", "Special terms");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第六十一条 | The lessee shall pay the rent of the remaining term in any case of early end.
            第六十一条 | On early termination all rent for the rest of the term falls due at once.
            第六十一条 | If the lease ends early, the remaining rent is payable in full.
            第六十一条 | Tenant pays the balance of the rent until expiry if it terminates early.
            第六十一条 | 提前解除的，承租人须一次性付清至租期届满的租金。
            第六十一条 | 无论何种原因提前终止，尚未到期的租金全部由承租人支付。
            第六十一条 | 承租人提前退租的，剩余月份的租金照付。
            第六十一条 | 承租人不支付租金的，出租人可以解除合同并要求支付剩余租期全部租金。
            第五百零六条 | 出租人的赔偿责任以人民币一百元为限。
            第五百零六条 | 出租人最高赔偿人民币五百元。
            第五百零六条 | 无论何种原因，出租人的赔偿总额不超过一个月租金。
            第五百零六条 | 赔偿上限为100元。
            第五百零六条 | 出租人仅在一百元以内承担赔偿责任。
            第五百零六条 | The lessor's liability is capped at RMB 100.
            第五百零六条 | Damages payable by the lessor shall not exceed CNY 500.
            第五百零六条 | The lessor's maximum liability is one hundred yuan.
            争议解决 | 凡因本合同发生的争议，由出租人单方选定的机构仲裁。
            争议解决 | 争议交由出租人指定的仲裁员裁决。
            争议解决 | 发生争议的，由出租人选择仲裁或者诉讼。
            争议解决 | 双方应当将纠纷交付仲裁解决。
            争议解决 | 争议由第三方专家作出有约束力的裁决。
            争议解决 | 出租人可以向其选定的法院起诉承租人。
            争议解决 | Any dispute shall be referred to a body chosen by the lessor.
            争议解决 | Disputes are settled by an expert whom the lessor appoints.
            争议解决 | The lessor may sue in any court it chooses.
            第四百九十七条 | 承租人不得以任何理由抗辩付款。
            第四百九十七条 | 承租人不得以任何理由拒付租金。
            第四百九十七条 | 承租人无权主张同时履行抗辩权。
            第四百九十七条 | 无论出租人是否履行，承租人均应当支付租金。
            第四百九十七条 | The lessee shall not raise any defence against payment.
            第四百九十七条 | The lessee pays the rent unconditionally, whether or not the lessor performs.
            第四百九十七条 | No defence or objection may be raised by the lessee.
            第四百九十七条 | The lessee shall pay without any defence whatsoever.
            个人信息保护法 | 承租人的个人信息可以由出租人用于营销。
            个人信息保护法 | 出租人有权将承租人的数据用于自身产品改进。
            个人信息保护法 | 出租人可以把承租人用户的资料提供给合作伙伴投放广告。
            个人信息保护法 | 出租人可以使用承租人存储的内容训练模型。
            个人信息保护法 | The lessor may use the lessee's personal data for marketing.
            个人信息保护法 | The lessor may analyse stored customer data for its own purposes.
            个人信息保护法 | Personal information of the lessee may be shared with the lessor's partners.
            第五百四十三条 | 出租人可以根据经营需要调整租金。
            第五百四十三条 | 出租人有权单方上调租金，提前七日通知即可。
            第五百四十三条 | 租金以出租人届时公布的价格为准。
            第五百四十三条 | 出租人得視市場情況隨時變更收費標準。
            第五百四十三条 | The lessor may adjust the rent at its discretion.
            第五百四十三条 | Rent may be increased by the lessor on seven days' notice.
            第五百四十三条 | The price is the lessor's list price from time to time.
            加重对方责任 | 服务器迁移由出租人安排，承租人同意自行负责全部后果。
            加重对方责任 | 由此产生的一切风险均由乙方自行承担。
            加重对方责任 | 承租人自负一切风险和责任。
            加重对方责任 | 承租人承担因使用服务器引起的所有损失，与出租人无关。
            加重对方责任 | The lessee assumes all consequences of the move.
            加重对方责任 | Party B bears all risks and liability arising from the use.
            加重对方责任 | All consequences are the lessee's sole responsibility.
            随时解除 | The lessor may terminate this contract at any time.
            违约金不得调整 | Agreed damages may not be adjusted or reduced.
            不予退还 | The rent is not refundable under any circumstances.
            第七百二十二条 | The lessor may terminate the lease if rent is one day late.
            第五百零六条 | 出租人仅以当月租金为限承担责任。
            第五百零六条 | 出租人的违约赔付以一百元为上限。
            第五百零六条 | 出租人的责任以其当月实收租金为限。
            第五百零六条 | 出租人对承租人的赔款最高不超过五百元。
            第五百零六条 | 双方均不对停机承担赔偿。
            第五百零六条 | 任何一方对数据丢失都不负责赔偿。
            第七百零七条 | 承租人同意合同期满自动续签，租金上浮一成。
            第七百零七条 | 合同到期未书面终止的，自动续约两年。
            租金条款 | 自第二年起租金每年递增百分之五。
            租金条款 | 出租人应当在每年一月将租金提高百分之十。
            第七百三十条 | 出租人可以提前七天通知收回服务器。
            第七百三十条 | 出租人有权提前一个月书面通知解除本合同。
            第七百三十条 | 出租人提前十日告知的，可以终止租赁。
            第七百二十五条 | 服务器出售时，承租人应当立即搬离。
            第七百二十五条 | 服务器所有权转让给他人的，本合同终止。
            第七百二十二条 | 承租人逾期三日付款的，出租人即可断开网络并清空数据。
            第七百二十二条 | 承租人欠租的，出租人有权锁定服务器。
            第七百二十二条 | 租金未按时到账的，服务器自动停机。
            第四百四十七条 | 欠租的，出租人有权留置承租人数据。
            第四百四十七条 | 承租人的资料在付清款项前由出租人扣留。
            举证 | 出租人的系统日志为唯一有效证据。
            举证 | 停机时长以出租人的监控记录认定，承租人不得举证反驳。
            租金条款 | 承租人应当在每季度开始前预付全年租金。
            租金条款 | 承租人须于签约当日一次性缴纳两年租金。
            第六十一条 | 承租人提前退租的，应当支付相当于六个月租金的赔偿。
            第六十一条 | 承租人中途解除合同的，赔偿出租人一年租金。
            第七百一十条 | 承租人承担服务器的一切自然损耗。
            第七百一十条 | 服务器正常使用造成的磨损、折旧由承租人赔偿。
            第五百五十五条 | 出租人可以将本合同转让给任何第三人，无须承租人同意。
            第五百五十五条 | 出租人有权把合同义务转移给关联公司。
            个人信息保护法 | 出租人工作人员可以进入承租人的系统。
            个人信息保护法 | 出租人有权登录承租人的后台。
            密码 | 承租人应当将管理员密码告知出租人。
            密码 | 承租人向出租人提供root权限和密钥。
            附件 | 价格按附件四执行。
            附件 | 服务标准见附件《服务手册》。
            附件 | 双方遵守附表2的规定。
            第五百零六条 | 出租人只在已收月租金范围内承担责任。
            第五百零六条 | 出租人承担的责任不超出当月租金。
            第五百零六条 | 双方互不因停机索赔。
            第七百零七条 | 租期届满未提出异议的，合同顺延一年。
            第七百三十条 | 出租人提前一周书面告知后可以收回机器。
            第七百二十五条 | 出租人将服务器卖给第三人的，承租人应当配合搬离。
            第七百二十五条 | 若服务器被转让，租赁即告终止。
            第七百二十二条 | 逾期付款超过三天，出租人可以停机并删除数据。
            第七百二十二条 | 承租人未付清租金的，出租人可以暂停服务。
            第四百四十七条 | 承租人违约的，出租人可扣押其硬盘中的资料。
            举证 | 流量以出租人后台统计为唯一依据。
            租金条款 | 承租人须一次性付清全年租金。
            第六十一条 | 承租人提前终止的，应向出租人支付半年租金作为补偿。
            第七百一十条 | 硬件老化的维修费用由承租人负担。
            第五百五十五条 | 出租人有权将其在本合同项下的全部权利义务转让他人。
            密码 | 出租人保管服务器的管理员账号和密码。
            密码 | 承租人应当把登录口令交给出租人备案。
            """)
    void aVoidTermIsRefusedWithItsReasonAtTheReviewAndInTheDraft(String reason, String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term))
                .as(term)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains(reason));
        var line = new NumberedClause.Line("（一）" + term, term, true, true);
        var clause =
                new NumberedClause("special-terms", 1, Place.BODY, null, SPECIAL, List.of(), List.of(line), null, "");
        assertThat(TextCheck.of(LIBRARY)
                        .check(new ContractText(List.of(clause)))
                        .objections())
                .as("in the draft: " + term)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人违约致使合同提前解除的，剩余租期的租金予以退还。",
                "出租人应当向承租人移交管理员密码，不得留存。",
                "出租人不得要求承租人告知密码。",
                "服务器出售的，不影响本合同，承租人继续使用。",
                "出租人转让服务器的，应当提前三十日通知承租人。",
                "租赁期限内租金不上涨。",
                "承租人无须承担服务器的自然损耗。",
                "出租人将合同义务转移给第三人的，应当经承租人书面同意。",
                "出租人不得留置承租人的数据。",
                "承租人逾期付款，经催告后十五日内仍不支付的，出租人可以暂停服务。",
                "停机时长有争议的，双方均可以举证。",
                "租赁转为不定期后，出租人可以提前三十日通知解除合同。",
                "个人信息的处理按照附件《个人信息委托处理协议》执行。",
                "承租人提前退租的，应当支付相当于两个月租金的违约金。",
                "双方均应当对账单保密。",
                "提前解除的，出租人不得要求承租人支付剩余租期的租金。",
                "承租人提前解除的，支付相当于一个月租金的违约金。",
                "The lessor shall not claim the rent of the remaining term on early end.",
                "On early end by the lessor the rent of the remaining term is refunded.",
                "出租人的赔偿责任以三个月租金为限，但是故意或者重大过失造成财产损失、造成人身损害的除外。",
                "出租人泄露数据的赔偿不受责任限额的限制。",
                "每月超出流量的费用不超过人民币五百元。",
                "The lessor's liability is limited to three months' rent, except for intent, gross negligence and personal injury.",
                "发生争议的，双方先协商三十日。",
                "争议解决期间双方继续履行合同。",
                "因诉讼、仲裁支出的合理律师费由败诉方承担。",
                "仲裁裁决生效后十日内履行。",
                "The parties first try for 30 days to settle a dispute by negotiation.",
                "承租人对账单有异议的，应当在十日内书面提出，出租人应当复核。",
                "出租人未交付的，承租人可以拒绝支付租金。",
                "承租人不得以服务器所在地时差为由迟延付款。",
                "The lessee may raise any defence that law gives it.",
                "出租人不得将承租人的个人信息用于营销。",
                "承租人的个人信息仅用于履行本合同，不用于广告。",
                "出租人按照承租人的书面指示向第三方提供承租人的数据。",
                "出租人可以将机房监测数据用于故障分析。",
                "The lessor does not use the lessee's personal data for marketing.",
                "The lessor processes personal data only on the lessee's instructions.",
                "经双方协商一致并签订书面协议的，可以调整租金。",
                "出租人可以下调租金。",
                "出租人不得在租赁期限内调整租金。",
                "The lessor may not adjust the rent during the term.",
                "The parties may adjust the rent by written agreement.",
                "因承租人违法使用造成的全部损失由承租人承担。",
                "因迁移造成的全部损失由出租人承担。",
                "承租人的数据损失由出租人承担全部责任。",
                "The lessor bears all consequences of the move.",
                "The lessee is liable for all loss caused by its breach.",
                "The lessee may end the lease at any time on 30 days' notice once the lessor's permit lapses."
            })
    void theLawfulTermBesideItIsTaken(String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term)).as(term).isEmpty();
    }
}
