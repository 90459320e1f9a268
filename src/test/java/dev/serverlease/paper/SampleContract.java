package dev.serverlease.paper;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.paper.ContractPaper.Clause;
import dev.serverlease.paper.ContractPaper.Execution;
import dev.serverlease.paper.ContractPaper.Paragraph;
import dev.serverlease.paper.ContractPaper.Party;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract of about nine pages, as a lawyer would write it. */
final class SampleContract {

    static final String NUMBER = "SL-2026-000001";
    static final String DIGEST = "3f1c9a7e5b2d4860a1c3e5f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b";
    static final String QR = "https://lease.example.cn/v/" + NUMBER + "#" + DIGEST.substring(0, 16);

    private SampleContract() {}

    static ContractPaper of(String lessee, boolean demo) {
        return of(lessee, demo, clauses());
    }

    static ContractPaper of(String lessee, boolean demo, List<Clause> clauses) {
        return new ContractPaper(
                NUMBER,
                2,
                DIGEST,
                QR,
                "https://lease.example.com/v/" + NUMBER,
                demo,
                new Bilingual("服务器租赁合同", "Server Lease Contract"),
                clauses,
                new Execution(
                        new Party(
                                lessee,
                                "李明",
                                new Bilingual("授权代表（授权委托书第 2026-17 号）", "Authorised (letter no. 2026-17)")),
                        new Party("示例云计算（上海）有限公司", null, null),
                        new Bilingual("上海市浦东新区", "Pudong New Area, Shanghai"),
                        new Bilingual(
                                "本合同以数据电文订立，双方各自保存的文件内容一致，具有同等效力。",
                                "Made as a data message; the files that the parties keep are identical and equally valid."),
                        List.of(),
                        true));
    }

    private static List<Clause> clauses() {
        var clauses = new ArrayList<Clause>();
        clauses.add(
                clause(
                        "第一条　租赁物",
                        "Article 1 Leased server",
                        "《民法典》第七百零三条、第七百零四条",
                        null,
                        text(
                                "出租人将下列服务器交付承租人使用，承租人支付租金：型号 PowerEdge R760，序列号见交付确认书，配置为处理器 2 路 64 核、内存 512 GB、固态硬盘 8 × 3.84 TB，数量 4 台，位于新加坡共和国新加坡市裕廊数据中心。",
                                "The lessor hands the following servers over to the lessee, who pays rent: PowerEdge R760, serial numbers as in the delivery note, 2 × 64 cores, 512 GB memory, 8 × 3.84 TB SSD, four units, in the Jurong data centre, Singapore.")));
        clauses.add(
                clause(
                        "第二条　用途与合法使用",
                        "Article 2 Purpose and lawful use",
                        "《民法典》第七百零九条",
                        new Bilingual(
                                "只能按约定用途使用，改变用途须经复核并书面同意。",
                                "Use only for the agreed purpose; a change needs review and written consent."),
                        marked(
                                "承租人应当按照约定用途合法使用服务器，不得用于传播法律、行政法规禁止的信息，不得从事网络攻击、电信网络诈骗或者其他违法活动；改变用途的，应当事先书面通知出租人，经使用情况复核并取得书面同意后方可实施。",
                                "The lessee uses the servers lawfully and for the agreed purpose, not to spread information that laws and administrative regulations prohibit, nor for network attacks, telecom fraud or other unlawful activities; a change of purpose is notified beforehand and made only after review and written consent."),
                        text(
                                "约定用途：承租人境内办公人员访问其境外企业资源计划系统，不向公众提供服务。",
                                "Agreed purpose: access of the lessee's mainland staff to its enterprise resource planning system abroad; no service to the public.")));
        clauses.add(
                clause(
                        "第三条　国际专线的使用",
                        "Article 3 Use of the international private line",
                        "",
                        new Bilingual(
                                "国际专线不得用于开展电信业务经营活动。", "The line must not be used for telecommunications business."),
                        marked(
                                "国际专线仅供内部办公专用，不得用于连接境内外的数据中心或者业务平台开展电信业务经营活动。",
                                "The international private line serves internal office use only and must not connect data centres or business platforms inside and outside the mainland for telecommunications business.")));
        clauses.add(clause(
                "第四条　价款",
                "Article 4 Price",
                "《民法典》第七百零四条",
                null,
                text(
                        "租金为每台每月人民币 16,409.02 元，合计（含税）人民币 1,575,265.92 元（大写：人民币壹佰伍拾柒万伍仟贰佰陆拾伍元玖角贰分），数字与大写不一致的，以大写为准。",
                        "The rent is CNY 16,409.02 a unit and month, in total CNY 1,575,265.92 (tax included); where figures and words differ, the words prevail."),
                item(
                        "（一）租金自交付之日的次日起算；未交付的，不计租金；",
                        "(1) rent runs from the day after the hand-over; without hand-over there is no rent;"),
                item("（二）不足一个月的，按照实际天数计算；", "(2) part of a month is counted by actual days;"),
                item(
                        "（三）付款期限届满日为法定休假日的，顺延至休假日结束后的第一个工作日。",
                        "(3) a due date on a holiday moves to the first working day after it.")));
        for (int number = 5; number <= 20; number++) {
            boolean strong = number % 4 == 0;
            clauses.add(
                    clause(
                            "第" + chinese(number) + "条　" + (strong ? "暂停服务" : "保密与数据"),
                            "Article " + number + (strong ? " Suspension" : " Confidentiality and data"),
                            strong ? "《民法典》第五百六十二条、第五百二十五条至第五百二十八条" : "",
                            strong
                                    ? new Bilingual("列明情形下出租人可以暂停服务。", "The lessor may suspend in the listed cases.")
                                    : null,
                            text(
                                    "双方对在订立、履行本合同过程中知悉的对方商业秘密和其他应当保密的信息负有保密义务，不得泄露或者不正当使用，本合同终止后三年内继续有效；依照法律、行政法规或者有权机关的要求提供的除外。承租人存储于服务器的数据及其收益归承租人所有，出租人仅为运行维护、执行有权机关命令或者经承租人同意，方可访问。",
                                    "Each party keeps the other's trade secrets and other confidential information that it learns in making and performing this contract, for three years beyond its end, save what laws, administrative regulations or competent authorities require. The data that the lessee stores, and what they yield, are the lessee's; the lessor accesses them only for operation, by order of an authority, or with consent."),
                            strong
                                    ? marked(
                                            "有下列情形之一的，出租人可以采取必要且影响最小的措施暂停服务，事先书面说明理由和期限；法律、行政法规另有规定或者情况紧急的除外：违法使用；执行有权机关的命令；危及网络安全；所需许可、备案或者专线失效；经催告后仍拒绝配合复核；经催告后仍未支付租金。",
                                            "The lessor may suspend by the necessary and least intrusive measure, with reasons and period in writing beforehand, save where laws provide otherwise or in urgency: unlawful use; order of an authority; danger to network security; lapse of a licence, filing or line; refusal of review after demand; unpaid rent after demand.")
                                    : text(
                                            "任何一方发现涉及服务器、其上系统或者数据的网络安全事件的，应当在一小时内通知对方，保存网络日志和有关记录，采取补救措施，并协助对方依法报告。",
                                            "Who discovers a network security incident that concerns the servers, their systems or data tells the other party within one hour, keeps logs and records, takes remedies and helps the other to report.")));
        }
        clauses.add(new Clause(
                new Bilingual("附件一　个人信息委托处理约定", "Annex 1 Entrusted processing of personal information"),
                "《个人信息保护法》第二十一条",
                List.of(
                        text(
                                "承租人为个人信息处理者，出租人为受托人；出租人仅按照承租人的指示处理，未经同意不得转委托。",
                                "The lessee is the processor and the lessor the entrusted party, who acts on instruction only and does not entrust others without consent.")),
                null,
                true));
        return clauses;
    }

    private static Clause clause(
            String zh, String en, String articles, @Nullable Bilingual meaning, Paragraph... paragraphs) {
        return new Clause(new Bilingual(zh, en), articles, List.of(paragraphs), meaning, false);
    }

    private static Paragraph text(String zh, String en) {
        return new Paragraph(zh, en, false, false);
    }

    private static Paragraph marked(String zh, String en) {
        return new Paragraph(zh, en, true, false);
    }

    private static Paragraph item(String zh, String en) {
        return new Paragraph(zh, en, false, true);
    }

    private static String chinese(int number) {
        var digits = "一二三四五六七八九";
        return (number < 20 ? "" : "二")
                + (number < 10 ? "" : "十")
                + (number % 10 == 0 ? "" : digits.charAt(number % 10 - 1));
    }
}
