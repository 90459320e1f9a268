package dev.serverlease.report;

import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.LeaseStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 监管清单: who leases from whom which server over which channel for what, with which licence or filing, on a day. */
@Component
class RegulatorList implements RowsReport {

    private static final Set<LeaseStage> RUNNING = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private static final List<String> COLUMNS = List.of(
            "租赁编号 Lease",
            "所处阶段 Stage",
            "出租人 Lessor",
            "出租人统一社会信用代码 Lessor's USCC",
            "出租人许可证种类 Lessor's permit",
            "出租人许可证编号 Number of the lessor's permit",
            "出租人许可证持有人 Holder of the lessor's permit",
            "出租人许可证登记状态 State of the lessor's permit",
            "承租人 Lessee",
            "统一社会信用代码 USCC",
            "主体类型 Kind",
            "许可证、备案种类 Licence or filing",
            "许可证、备案编号 Number",
            "登记册记载 The register says",
            "登记册读取日 Read on",
            "联网方式 Channel",
            "专线或者信道提供者 Provider of the channel",
            "信道用途 Purpose of the channel",
            "互联网接入服务商 Access ISP",
            "使用用途 Declared purpose",
            "活动类型 Kinds of activity",
            "服务对象 Audience",
            "互联网信息服务 Information service",
            "服务器类型 Server",
            "数量 Quantity",
            "所在国家或者地区 Country or region",
            "用户档案编号 User archive",
            "基础电信企业的用户档案编号 Archive number of the basic operator",
            "开始履行日 In force from",
            "租期末日 Last day of the term");

    private static final Set<String> CODES = Set.of(
            "出租人统一社会信用代码 Lessor's USCC",
            "出租人许可证编号 Number of the lessor's permit",
            "出租人许可证持有人 Holder of the lessor's permit",
            "统一社会信用代码 USCC",
            "许可证、备案编号 Number",
            "基础电信企业的用户档案编号 Archive number of the basic operator");

    private static final List<String> LESSEE = List.of("lessee.name", Cells.CREDIT_CODE, "lessee.kind");

    /** What is asked of any channel but the public Internet, where it means nothing, whatever was sent. */
    private static final Set<String> OF_A_LINE = Set.of("channel.provider", "channel.purpose");

    private static final List<String> USE = List.of(
            "channel.kind",
            "channel.provider",
            "channel.purpose",
            "channel.accessIsp",
            "use.declaredPurpose",
            "use.activityCodes",
            "use.audience",
            "use.iis",
            "server.assetKind",
            "server.quantity",
            "server.country");

    private final LeasedServers leases;
    private final Cells cells;
    private final Lists lists;

    RegulatorList(LeasedServers leases, Cells cells, Lists lists) {
        this.leases = leases;
        this.cells = cells;
        this.lists = lists;
    }

    @Override
    public String name() {
        return "regulator";
    }

    @Override
    public Bilingual title() {
        return new Bilingual("监管清单", "Regulator's list");
    }

    @Override
    public Bilingual covers() {
        return new Bilingual(
                "该日终了时服务器在承租人处的每件租赁，含暂停服务的和已提出解除而尚未关停的；出租人以该日的合同为准，申请内容以该日为准，登记册记载以读取日为准，租期末日以现在的登记为准；自然人不列证件号码",
                "each lease whose server the lessee has at the end of the day, suspended ones and those being terminated whose server is"
                        + " still on included; the lessor is that of the contract, the application as of that day, the register as of when it was read, the last day of the"
                        + " term as it is recorded now; no document numbers of individuals");
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
            if (lease.hasServer()) {
                each.accept(row(lease, day));
                counted[0]++;
                counted[1] += RUNNING.contains(lease.stage()) ? 1 : 0;
                counted[2] += lease.archiveNo() == null ? 0 : 1;
            }
        });
        return new Counted(counted[0], counted[1], counted[2]);
    }

    List<String> row(LeasedServers.Row lease, Period day) {
        var application = lease.application();
        var permits = Permits.of(lease, day.last());
        var row = new ArrayList<String>();
        row.add(lease.number());
        row.add(lease.stage().label());
        row.addAll(LessorCells.of(lease, day.last()));
        row.addAll(cells.of(application, LESSEE));
        row.addAll(List.of(permits.kinds(), permits.numbers(), permits.says(), permits.readOn()));
        boolean open = application.at("/channel/kind").asText().equals(ChannelFacts.Kind.PUBLIC_INTERNET.name());
        USE.forEach(path -> row.add(open && OF_A_LINE.contains(path) ? "" : cells.of(application, path)));
        row.add(lease.archiveNo() == null ? "" : lease.archiveNo());
        row.add(cells.of(application, "channel.userArchiveNo"));
        row.add(Cells.day(lease.inForceAt(), day.zone()));
        row.add(
                lease.termEndsAt() == null && lease.indefinite()
                        ? "不定期 Indefinite"
                        : Cells.lastDay(lease.termEndsAt(), day.zone()));
        return row;
    }

    @Override
    public List<Check> checks(Period day, JdbcClient rows, Counted counted) {
        return List.of(
                lists.inForce(day, counted.marked()),
                Check.of(
                        new Bilingual(
                                "行数；已建立用户档案的行数（工信部信管函〔2017〕32号）",
                                "rows; rows that have their user archive (MIIT notice 2017-32)"),
                        counted.rows(),
                        counted.others()));
    }
}
