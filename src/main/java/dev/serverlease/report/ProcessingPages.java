package dev.serverlease.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 个人信息处理活动记录: the register of processing as a page and as a file. */
@Controller
class ProcessingPages {

    private final ProcessingRegister register;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessingPages(ProcessingRegister register, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/reports/processing")
    String processing(Model model) {
        model.addAttribute("check", register.check(jdbc));
        model.addAttribute("activities", register.activities());
        model.addAttribute("unverified", ProcessingRegister.UNVERIFIED);
        model.addAttribute("today", LocalDate.now(clock));
        return "processing";
    }

    @GetMapping(value = "/reports/processing.csv", produces = "text/csv")
    void processingFile(HttpServletResponse response) throws IOException {
        try (var file = CsvReports.begin(response, "processing-" + LocalDate.now(clock) + ".csv")) {
            file.line(List.of(
                    "处理活动 Activity",
                    "目的 Purpose",
                    "个人 Whose",
                    "种类 Categories",
                    "依据 Legal basis",
                    "可见人员 Seen by",
                    "保存期 Kept",
                    "保护措施 Measures",
                    "影响评估 Impact assessment",
                    "存放位置 Where it lies"));
            register.activities()
                    .forEach(one -> file.line(List.of(
                            one.title().both(),
                            one.purpose().both(),
                            one.whose().both(),
                            one.categories().both(),
                            one.basis().both(),
                            one.seen().both(),
                            one.kept().both(),
                            one.measures().both(),
                            one.assessed().both(),
                            one.places())));
            file.line(List.of());
            file.line(List.of("# 报表 Report", "个人信息处理活动记录 Register of processing of personal data"));
            file.line(List.of("# 截至 As of", LocalDate.now(clock).toString()));
            file.line(List.of("# 行数 Rows", String.valueOf(register.activities().size())));
            file.line(List.of("# 尚未核对 Not verified", ProcessingRegister.UNVERIFIED.both()));
            file.line(CsvReports.line(register.check(jdbc)));
        }
    }
}
