package dev.serverlease.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 用户档案: its entries, open and closed, as of a day. */
@Component
class UserArchiveExport implements RowsReport {

    private static final List<String> COLUMNS = List.of(
            "用户档案编号 User archive",
            "租赁编号 Lease",
            "用户 User",
            "统一社会信用代码 USCC",
            "主体类型 Kind",
            "证件类型 Identity document",
            "证件号码后四位 Last four characters of its number",
            "服务器类型 Server",
            "数量 Quantity",
            "所在国家或者地区 Country or region",
            "联网方式 Channel",
            "专线或者信道提供者 Provider of the channel",
            "信道用途 Purpose of the channel",
            "基础电信企业的用户档案编号 Archive number of the basic operator",
            "使用用途 Declared purpose",
            "服务对象 Audience",
            "建档日 Opened on",
            "变更日 Changed on",
            "归档日 Closed on",
            "保存至 Kept until",
            "诉讼、证据保全 Legal hold");

    private static final Set<String> CODES = Set.of(
            "统一社会信用代码 USCC",
            "证件号码后四位 Last four characters of its number",
            "基础电信企业的用户档案编号 Archive number of the basic operator");

    private static final List<String> CONTENT = List.of(
            "server.assetKind",
            "server.quantity",
            "server.country",
            "channel.kind",
            "channel.provider",
            "channel.purpose",
            "channel.userArchiveNo",
            "use.declaredPurpose",
            "use.audience");

    /** The entry's own content is of today; what it was on a day is the application that held then. */
    private static final String ALL = """
            select u.archive_no, u.lease_number, u.opened_at, case when u.closed_at < :until then u.closed_at end as closed_at,
              case when u.closed_at < :until then u.retain_until end as retain_until, a.content::text as application,
              (select string_agg(distinct to_char(c.at at time zone :zone, 'YYYY-MM-DD'), '、') from lease.audit c
                where c.lease_number = u.lease_number and c.action = 'USER_ARCHIVE_CHANGED' and c.at < :until) as changed,
              (select string_agg(h.ground, '；' order by h.position) from lease.legal_hold h
                where h.lease_number = u.lease_number and h.set_at < :until and not exists (select from lease.legal_hold_lifted d
                  where d.lease_number = h.lease_number and d.position = h.position and d.lifted_at < :until)) as held
            from lease.user_archive u
            join lateral (select content from lease.application a where a.lease_number = u.lease_number and a.submitted_at < :until
              and (u.closed_at is null or a.submitted_at <= u.closed_at) order by a.round desc limit 1) a on true
            where u.opened_at < :until order by u.lease_number""";

    private static final Pattern BUT_FOUR = Pattern.compile(".(?=.{4})");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Cells cells;

    UserArchiveExport(JdbcClient jdbc, ObjectMapper json, Cells cells) {
        this.jdbc = jdbc;
        this.json = json;
        this.cells = cells;
    }

    @Override
    public String name() {
        return "user-archive";
    }

    @Override
    public Bilingual title() {
        return new Bilingual("用户档案", "User archive");
    }

    @Override
    public Bilingual covers() {
        return new Bilingual(
                "该日终了时已建立的全部用户档案，未归档的和已归档的；个人信息仅列自然人用户的姓名、证件类型和证件号码后四位，不列电话、邮箱、住址和签署人",
                "every entry that was opened by the end of the day, open and closed; of personal data only the name of an individual who is"
                        + " the user, the kind of the identity document and the last four characters of its number: no telephone, mail,"
                        + " address or signer");
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> codes() {
        return CODES;
    }

    /** How many entries it has. */
    long count(Period day) {
        return jdbc.sql("select count(*) from lease.user_archive where opened_at < :until")
                .param("until", day.until())
                .query(Long.class)
                .single();
    }

    @Override
    public Counted read(Period day, JdbcClient rows, Consumer<List<String>> each) {
        long[] counted = new long[2];
        rows.sql(ALL)
                .param("until", day.until())
                .param("zone", day.zone().getId())
                .query(row -> {
                    each.accept(row(row, day));
                    counted[0]++;
                    counted[1] += row.getTimestamp("closed_at") == null ? 0 : 1;
                });
        return new Counted(counted[0], counted[1], 0);
    }

    private List<String> row(ResultSet row, Period day) throws SQLException {
        var application = tree(row.getString("application"));
        var cells = new ArrayList<String>();
        cells.add(row.getString("archive_no"));
        cells.add(row.getString("lease_number"));
        cells.addAll(
                this.cells.of(application, List.of("lessee.name", Cells.CREDIT_CODE, "lessee.kind", "lessee.idType")));
        cells.add(end(application.at("/lessee/idNo").asText("")));
        cells.addAll(this.cells.of(application, CONTENT));
        cells.add(Cells.day(row.getTimestamp("opened_at").toInstant(), day.zone()));
        cells.add(orEmpty(row.getString("changed")));
        var closed = row.getTimestamp("closed_at");
        cells.add(Cells.day(closed == null ? null : closed.toInstant(), day.zone()));
        cells.add(orEmpty(row.getString("retain_until")));
        cells.add(orEmpty(row.getString("held")));
        return cells;
    }

    private static String end(String number) {
        return number.isEmpty() ? "" : BUT_FOUR.matcher(number).replaceAll("*");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Check> checks(Period day, JdbcClient rows, Counted counted) {
        return List.of(
                Check.of(
                        new Bilingual("行数；各租赁办理经过中的建档次数", "rows; openings in the leases' own trails"),
                        counted.rows(),
                        steps("USER_ARCHIVE_OPENED", day, rows)),
                Check.of(
                        new Bilingual("已归档的行数；各租赁办理经过中的归档次数", "closed rows; closings in the leases' own trails"),
                        counted.marked(),
                        steps("ARCHIVE_CLOSED", day, rows)));
    }

    private static long steps(String action, Period day, JdbcClient rows) {
        return rows.sql("select count(distinct lease_number) from lease.audit where action = :action and at < :until")
                .param("action", action)
                .param("until", day.until())
                .query(Long.class)
                .single();
    }
}
