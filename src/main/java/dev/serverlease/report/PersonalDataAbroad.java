package dev.serverlease.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 个人信息出境处理情况记录: the leases on whose servers lessees keep personal data, with what the law has recorded of that
 * (Personal Information Protection Law arts. 39, 55, 56). They stay on it after their end.
 */
@Component
class PersonalDataAbroad implements RowsReport {

    /** How long assessments and records are kept at least (art. 56). */
    private static final int YEARS_AT_LEAST = 3;

    private static final List<String> COLUMNS = List.of(
            "租赁编号 Lease",
            "所处阶段 Stage",
            "承租人（个人信息处理者） Lessee, the processor",
            "统一社会信用代码 USCC",
            "接收地 Country or region of the server",
            "处理目的 Purpose",
            "个人信息的种类 Kinds",
            "数据收集地 Collected where",
            "处理依据 Legal basis",
            "本年出境人数（申报，不含敏感） Persons this year, declared, sensitive not counted",
            "本年出境敏感个人信息人数（申报） Persons with sensitive information, declared",
            "本年出境人数（最近使用复核） Persons, newest use review",
            "本年出境敏感个人信息人数（最近使用复核） With sensitive information, newest use review",
            "使用复核登记日 Reviewed on",
            "影响评估报告编号（第五十五条） Impact assessment, art. 55",
            "已告知个人（第三十九条） Told, art. 39",
            "已取得单独同意（第三十九条） Separate consent, art. 39",
            "主张的豁免情形 Exemption claimed",
            "出境手续（第三十八条） Mechanism, art. 38",
            "出境手续编号 Its reference",
            "出境手续有效期至 Valid to",
            "归档日 Archive closed on",
            "记录保存至（第五十六条：至少三年） Record kept until, art. 56: three years at least");

    private static final Set<String> CODES =
            Set.of("统一社会信用代码 USCC", "影响评估报告编号（第五十五条） Impact assessment, art. 55", "出境手续编号 Its reference");

    private static final List<String> FIRST = List.of(
            "lessee.name",
            Cells.CREDIT_CODE,
            "server.country",
            "data.piPurpose",
            "data.piKinds",
            "data.collectedWhere");

    private static final List<String> DECLARED =
            List.of("data.legalBasis", "data.piSubjectsYtd", "data.sensitivePiSubjectsYtd");

    private static final List<String> LAST = List.of(
            "data.piaRef",
            "data.noticeGiven",
            "data.separateConsent",
            "data.exemption",
            "data.mechanism",
            "data.mechanismRef",
            "data.mechanismValidTo");

    private final LeasedServers leases;
    private final Cells cells;

    PersonalDataAbroad(LeasedServers leases, Cells cells) {
        this.leases = leases;
        this.cells = cells;
    }

    @Override
    public String name() {
        return "personal-data-abroad";
    }

    @Override
    public Bilingual title() {
        return new Bilingual("个人信息出境处理情况记录", "Record of personal data sent abroad");
    }

    @Override
    public Bilingual covers() {
        return new Bilingual(
                "该日终了前已交付服务器、申请载明含有个人信息的每件租赁，含已结束的；承租人是个人信息处理者，申报内容以该日的申请为准，保存期以现在的登记为准。评估报告和处理情况记录至少保存三年（个人信息保护法第五十六条），本系统自终了后保存十年",
                "each lease whose server had been handed over by the end of the day and whose application says that there is personal data,"
                        + " ended ones included; the lessee is the processor; what is declared is as of that day, the retention as it is"
                        + " recorded now. Assessments and records are kept three years at least (Personal Information Protection Law art."
                        + " 56); here ten years from the end");
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> codes() {
        return CODES;
    }

    @Override
    public Counted read(Period day, JdbcClient rows, Consumer<List<String>> each) {
        long[] counted = new long[3];
        leases.each(day, rows, lease -> {
            if (lease.application().at("/data/hasPi").asBoolean()) {
                each.accept(row(lease, day.zone()));
                counted[0]++;
                counted[1] += isKeptLongEnough(lease, day.zone()) ? 1 : 0;
            } else {
                counted[2]++;
            }
        });
        return new Counted(counted[0], counted[1], counted[2]);
    }

    /**
     * A page of it, in the columns of the file.
     *
     * @param after the last number of the page before; empty for the first
     */
    List<List<String>> page(Period day, String after, int limit, JdbcClient rows) {
        return leases.withPersonalData(day, after, limit, rows).stream()
                .map(lease -> row(lease, day.zone()))
                .toList();
    }

    private List<String> row(LeasedServers.Row lease, ZoneId zone) {
        var application = lease.application();
        var row = new ArrayList<String>();
        row.add(lease.number());
        row.add(lease.stage().label());
        row.addAll(cells.of(application, FIRST));
        if (row.get(5).isEmpty()) {
            row.set(5, cells.of(application, "use.declaredPurpose"));
        }
        row.addAll(cells.of(application, DECLARED));
        row.add(text(lease.ofYear(), "piSubjectsYtd"));
        row.add(text(lease.ofYear(), "sensitivePiSubjectsYtd"));
        row.add(text(lease.ofYear(), "on"));
        row.addAll(cells.of(application, LAST));
        row.add(Cells.day(lease.closedAt(), zone));
        row.add(keptUntil(lease));
        return row;
    }

    private static String keptUntil(LeasedServers.Row lease) {
        if (lease.legalHold() != null) {
            return "保全期间不届满 Not before the legal hold ends";
        }
        var until = lease.retainUntil();
        return until == null ? "租赁期间，及归档后十年 While the lease runs, and ten years from its archive" : until.toString();
    }

    /** While nothing sets an end, nothing is erased. */
    private static boolean isKeptLongEnough(LeasedServers.Row lease, ZoneId zone) {
        var closed = lease.closedAt();
        @Nullable LocalDate until = lease.retainUntil();
        return closed == null
                || until == null
                || !until.isBefore(LocalDate.ofInstant(closed, zone).plusYears(YEARS_AT_LEAST));
    }

    private static String text(JsonNode facts, String member) {
        return facts.path(member).asText("");
    }

    @Override
    public List<Check> checks(Period day, JdbcClient rows, Counted counted) {
        return List.of(
                Check.of(
                        new Bilingual(
                                "含有个人信息的与不含的租赁之和；已交付服务器的租赁数",
                                "leases with and without personal data; leases whose server was handed over"),
                        counted.rows() + counted.others(),
                        leases.count(day, rows)),
                Check.of(
                        new Bilingual(
                                "行数；保存期不短于三年的行数（个人信息保护法第五十六条）",
                                "rows; rows kept for three years at least (Personal Information Protection Law art. 56)"),
                        counted.rows(),
                        counted.marked()));
    }
}
