package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no special term may settle is refused by what it is about, however it is worded, in both languages alike. */
class ReservedTopicTest {

    private static final Bilingual SPECIAL = new Bilingual("特别约定", "Special terms");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            不得另行约定上调 | 租金每年自动调高百分之五。
            押金 | 押金是否退还视情况而定。
            押金 | 押金在出租人认为合理时退还。
            出租人受托处理 | 承租人欠费的，出售承租人数据抵债。
            出租人受托处理 | 出租人可以变卖数据抵债。
            第一百五十三条 | 双方不得向监管部门披露本合同的内容。
            第一百五十三条 | 承租人不得向网信部门提供本合同。
            解释 | 本合同条款如何理解，以出租人的说法为准。
            解释 | 本合同的含义由出租人单方决定。
            解释 | 对本合同条款的疑义，出租人的答复即为双方的约定。
            解释 | The lessor alone decides what this contract means.
            解释 | This agreement is construed as the lessor understands it.
            法律适用 | 本合同适用新加坡法。
            法律适用 | 双方的权利义务受英国法律调整。
            法律适用 | 本合同依香港法律订立并受其约束。
            法律适用 | This contract is governed by the law of Singapore.
            法律适用 | English law applies.
            争议解决 | 争议由出租人所在地的朝阳区法院处理。
            争议解决 | 承租人不得就本合同向法院提起诉讼。
            争议解决 | 双方有分歧的，只能找出租人指定的第三方评判。
            争议解决 | Disputes go to the courts of Singapore.
            争议解决 | The lessee gives up its right to bring any claim before a court.
            争议解决 | Any controversy shall be settled by the lessor's board.
            放弃 | 承租人放弃就本合同产生的一切异议。
            放弃 | 承租人不享有请求减少租金的权利。
            放弃 | 承租人对此不持异议，也不再提出任何主张。
            放弃 | 承租人同意日后不追究出租人。
            放弃 | The lessee waives all objections and defences.
            放弃 | The lessee has no right to a reduction of rent.
            放弃 | The lessee forgoes whatever it could claim.
            人身 | 发生伤亡的，出租人给予一万元慰问金了结。
            人身 | The lessor shall not answer for death or injury.
            免责 | 凡因服务器故障给承租人带来的损害，出租人一概免予负责。
            免责 | 承租人的一切损失与出租人无关。
            免责 | 出租人对停机后果不买单。
            免责 | 因出租人原因造成的任何损失，由承租人自行负担。
            免责 | The lessor bears no responsibility whatsoever for any loss, however caused.
            免责 | The lessor is not to blame for loss of data.
            免责 | Loss of data is at the lessee's own risk.
            剩余租期 | 承租人提前退租的，应当一次付清合同余下各月的全部租金。
            剩余租期 | 承租人中途退租的，仍须把租金付到合同期满。
            剩余租期 | The lessee pays all rents until the end of the term if it leaves early.
            押金 | 承租人中途退租的，押金归出租人所有，不论原因。
            押金 | 提前退租，押金没收。
            押金 | 押金双倍返还，适用定金罚则。
            押金 | The deposit is forfeited if the lessee leaves early.
            押金 | The lessor keeps the deposit in any case.
            退还 | 已付款项概不退回。
            退还 | 租金一经支付，不再返还。
            退还 | Payments once made are never given back, whatever the reason.
            退还 | All fees are non-refundable.
            解除 | 出租人有权在任何时候不附理由地收回服务器并结束合同。
            解除 | 出租人想停就停，无须说明原因。
            解除 | The lessor may end this contract at any time and without giving a reason.
            解除 | The lessor can take the server back whenever it likes.
            催告 | 承租人迟延一日付款，合同自动解除。
            催告 | 租金晚付一天，合同即行失效。
            催告 | If rent is one day late the contract ends at once.
            通知 | 出租人无须通知即可将服务器断电并删除数据。
            通知 | 欠费当日出租人直接清空承租人的数据。
            通知 | The lessor may switch the server off and erase all data without notice.
            单方 | 出租人可以单方面调整租金，承租人应当接受。
            单方 | The lessor may raise the rent at its own discretion.
            单方 | 服务内容由出租人自行决定变更，承租人应予接受。
            免责 | 出租人不对其雇员的故意行为负责。
            免责 | 出租方责任全免。
            视为 | 承租人的沉默视为同意出租人提出的任何变更。
            租金 | 月租金为人民币1元。
            租期 | 租赁期限为十年。
            押金 | 押金在任何情形下不作返还。
            租金 | 本合同自双方签字之日起即计收租金，不论服务器是否交付。
            租金 | 租金自签约之日起算。
            租金 | 出租人未按期交付的，承租人仍应照付租金。
            剩余租期 | 承租人提前退租的，应付清合同剩下月份的租费。
            剩余租期 | 承租人在合同终止后仍须每月支付保底费用。
            第五百零六条 | 服务器故障造成的数据丢失，出租人以退还当月租金为限予以补偿，不论原因为何。
            免责 | 因出租人员工操作失误致数据灭失的，承租人自担。
            免责 | 出租人对数据的任何丢失仅赔偿一个月租金。
            免责 | 因机房断电造成的损失，由承租人自行负担。
            免责 | 损失自负。
            免责 | 后果自负。
            免责 | 供应商不对客户承担赔偿义务。
            免责 | 提供方对使用方的损失无须负责。
            说明 | 签署即视为已获充分说明，日后不以未经提示说明为由提出异议。
            免责 | 即使不符合约定规格，承租人亦应接受。
            租期 | 合同到期自动续租三年。
            自己 | 承租人授权出租人可为自身商业目的使用其存储的数据。
            主管 | 承租人不配合主管机关核查，也不影响其继续使用。
            用途 | 国际专线可以用于承租人的业务平台并向社会客户提供服务。
            用途 | 承租人可以将带宽和公网地址转售给第三方用于经营。
            文本 | 本合同中英文不一致的，以英文为准。
            货币 | 租金以美元支付。
            租金 | 租金总额为人民币999999元。
            免责 | The lessee has no recourse of any kind against the lessor, whatever the cause.
            退还 | All prepaid sums are kept by the lessor whatever the reason.
            租金 | Rent is payable in full for periods in which the server is down.
            租金 | Rent starts on signature whether or not the server is delivered.
            剩余租期 | The lessee owes every instalment of the rent until the end of the term.
            视为 | Continued use after a price change means acceptance.
            文本 | The English version prevails.
            用途 | The lessee may use the private line to run a VPN for paying customers.
            租期 | The contract renews for three years unless cancelled.
            免责 | The lessee indemnifies the lessor for all loss including loss caused by the lessor.
            免责 | The lessee accepts the server as is, with all faults.
            免责 | The prov1der shall not be liable.
            单方 | The lessor may amend this agreement at any time by posting the new text.
            数据 | The lessor may read the lessee's stored data at any time.
            数据 | 出租人可以随时进入服务器查看承租人的文件。
            租金 | 承租人不得以任何理由拒付租金。
            租金 | 自第十三个月起，月租金为人民币一万九千元。
            租期 | 租期为二十年。
            租期 | The term is 12 months and may be renewed.
            信管函 | 国际专线可以用于连接境内外业务平台。
            信管函 | 国际专线可以接入境内数据中心。
            信管函 | The private line may be used to connect to business platforms.
            起诉 | 双方发生纠纷不得打官司。
            起诉 | 承租人承诺不会状告出租人。
            起诉 | The lessee will never take the lessor to court.
            第五百零六条 | 数据丢失的风险全部归承租人。
            第五百零六条 | The lessee bears the risk of loss of all data.
            第五百零六条 | 服务器坏了由承租人自己承担损失。
            第五百六十二条 | 出租人认为必要时有权无条件收回服务器。
            第五百六十二条 | 本合同未经出租人同意不得解除。
            第五百六十二条 | The lessee may not end the contract without the lessor's consent.
            第二十一条 | 承租人的个人信息可以由出租人自行使用。
            第二十一条 | 出租人可以把承租人的数据提供给新加坡警方。
            第二十一条 | 承租人同意出租人可以查看其全部数据。
            第二十一条 | The lessor may hand the lessee's data to the police of Singapore.
            租金 | 本合同自2026年1月1日起计算租金。
            退还 | 提前退租的，余款不退。
            标题 | 押金的退还见第九十九条。
            标题 | 按照本合同第 12 条办理。
            标题 | 依照第九十九条和《中华人民共和国民法典》第七百零三条办理。
            标题 | 出租人按约定补偿。See clause 99.
            """)
    void whatNoTermMaySettleIsRefusedByItsTopic(String reason, String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term))
                .as(term)
                .anySatisfy(objection -> assertThat(objection.why().zh()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "出租人每季度向承租人提供一次巡检报告。",
                "出租人在开通当日派员到场",
                "每月提交流量报告",
                "出租人免费提供每日一次备份，保留三十日。",
                "可用率低于百分之九十九点五的，出租人按当月租金的百分之十补偿。",
                "承租人可以随时解除合同，提前三十日书面通知出租人。",
                "承租人提前三十日通知的，可以提前解除合同，出租人退还未使用期间的租金。",
                "出租人进入机房维护的，提前二十四小时通知承租人。",
                "为排除紧急危险，出租人可以先行断电，随后立即通知承租人。",
                "押金在合同终止后十日内退还。",
                "出租人放弃对首月租金的请求。",
                "任何一方的沉默不视为放弃权利",
                "收到人民法院的生效裁判后十日内履行",
                "承租人逾期付款，经催告后三十日内仍不支付的，出租人可以解除合同。",
                "本约定不影响承租人请求任何赔偿",
                "出租人的赔偿以三个月租金为限，但不适用于人身损害以及故意或者重大过失造成的财产损失。",
                "双方协商一致可以书面变更租金。",
                "国际专线仅供承租人内部办公使用。",
                "国际专线不得用于连接业务平台。",
                "双方发生纠纷的，应当先行协商。",
                "数据丢失的，出租人应当协助承租人恢复。",
                "出租人承担因其过错造成数据丢失的风险。",
                "合同终止后，出租人收回服务器。",
                "本合同经双方书面同意可以解除。",
                "出租人不得向任何第三人提供承租人的数据。",
                "出租人经承租人书面同意方可查看其数据。",
                "出租人应当按照承租人的指示提供全部数据的备份。",
                "出租人自交付之日起免收三个月租金。",
                "本约定不影响《中华人民共和国民法典》第七百二十二条和第七百三十条的适用。",
                "出租人另行开通第二条线路。",
                "删除数据前，出租人提前三十日通知承租人并协助导出。",
                "承租人自行负责其应用软件的备份和升级。",
                "出租人不得以任何理由拒绝退还押金；合同终止后五日内退还。",
                "出租人不享有最终解释权。",
                "出租人应当保存备份三十日，承租人可以随时要求恢复。",
                "出租人放弃对承租人首月逾期利息的请求。",
                "承租人无须承担任何责任，除非其故意或者重大过失。",
                "服务器停机期间，承租人不支付租金。",
                "出租人迟延交付的，每迟延一日减收一日租金的两倍。",
                "出租人在承租人书面同意后可以进入服务器排除故障。",
                "The private line serves the lessee's own office only.",
                "The lessor waives interest on late payment for the first 15 days.",
                "While the server is down no rent is payable.",
                "The lessor may not read the lessee's data.",
                "The lessor responds within four hours of a fault.",
                "The lessor keeps a daily backup for thirty days.",
                "The lessee may end the contract at any time with thirty days' notice.",
                "The deposit is returned within ten days of the end.",
                "The lessor gives 24 hours' notice before maintenance.",
                "The lessee backs up its own software.",
                "The rent changes only by written agreement of both parties.",
                "A party that does not act at once does not waive its rights."
            })
    void whatPartiesMayAgreeIsNotRefused(String term) {
        assertThat(TextCheck.objectionsToTerm(SPECIAL, term)).as(term).isEmpty();
    }
}
