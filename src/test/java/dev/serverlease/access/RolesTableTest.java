package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.signin.Accounts;
import dev.serverlease.access.signin.Sessions;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The roles table is true: every role asks for every endpoint of ours and every operation of the engine's REST, with
 * Basic and with a session, before the product's own security filters and without a socket.
 */
@ServerLeaseTest
class RolesTableTest {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete", "options", "patch");

    @Autowired
    private FilterChainProxy security;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping ours;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions begun;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private SettableClock clock;

    private String definition;

    private final Map<String, MockHttpSession> sessions = new TreeMap<>();

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("server-lease")
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse() throws Exception {
        var chapters = new LinkedHashMap<String, Map<String, List<String>>>();
        chapters.put("我们自己的门 Our own doors", endpoints());
        engine().forEach((tag, operations) -> {
            var answers = new LinkedHashMap<String, List<String>>();
            operations.forEach(operation -> answers.put(operation, engineAnswers(operation)));
            chapters.put("引擎 Engine: " + tag, answers);
        });
        if (Boolean.getBoolean("roles.write")) {
            RolesTable.write(RolesTable.text(chapters));
        }
        var found = new LinkedHashMap<String, List<String>>();
        chapters.forEach((title, operations) ->
                operations.forEach((operation, cells) -> found.put(title + ": " + operation, cells)));
        var written = RolesTable.read();
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(found.keySet());
        assertThat(written).isEqualTo(found);
        assertThat(RolesTable.FILE).hasContent(RolesTable.text(chapters));
    }

    @Test
    void theEnginesDescriptionIsWhole() throws Exception {
        assertThat(engine().values().stream().mapToInt(List::size).sum()).isEqualTo(399);
    }

    private Map<String, List<String>> endpoints() {
        var answers = new TreeMap<String, List<String>>();
        ours.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("dev.serverlease.")) {
                for (var operation : operations(mapping)) {
                    var words = operation.split(" ");
                    var path = words[1].replaceAll("\\{[^}]+}", "x");
                    answers.put(operation, answers(words[0], path, path));
                }
            }
        });
        return answers;
    }

    private static List<String> operations(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path))
                .toList();
    }

    private Map<String, List<String>> engine() throws IOException {
        var operations = new TreeMap<String, List<String>>();
        try (var file = getClass().getResourceAsStream("/openapi.json")) {
            for (Map.Entry<String, JsonNode> path :
                    json.readTree(file).path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        operations
                                .computeIfAbsent(
                                        operation
                                                .getValue()
                                                .path("tags")
                                                .path(0)
                                                .asText(),
                                        none -> new ArrayList<>())
                                .add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }
            }
        }
        return operations;
    }

    private List<String> engineAnswers(String operation) {
        var words = operation.split(" ");
        var path = words[1].replace("/process-definition/key/{key}", "/process-definition/key/server-lease")
                .replace("/process-definition/{id}", "/process-definition/" + definition)
                .replaceAll("\\{[^}]+}", "x");
        return answers(words[0], "/engine-rest" + path, "/camunda/api/engine/engine/default" + path);
    }

    private List<String> answers(String method, String withBasic, String withSession) {
        return RolesTable.ROLES.values().stream()
                .map(user -> {
                    var doors = answer(basic(method, withBasic, user)) + answer(session(method, withSession, user));
                    return switch (doors) {
                        case "✓✓" -> "✓";
                        case "––" -> "–";
                        case "–✓" -> "W";
                        case "○○", "–○" -> "○";
                        default -> throw new AssertionError(method + " " + withBasic + " for " + user + ": " + doors);
                    };
                })
                .toList();
    }

    private MockHttpServletRequest basic(String method, String path, String user) {
        var request = request(method, path);
        if (!user.isEmpty()) {
            var person = accounts.find(user).orElseThrow().person();
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                            person,
                            null,
                            person.groups().stream()
                                    .map(SimpleGrantedAuthority::new)
                                    .toList())));
        }
        return request;
    }

    private MockHttpServletRequest session(String method, String path, String user) {
        var request = request(method, path);
        request.addHeader("Sec-Fetch-Site", "same-origin");
        if (!user.isEmpty()) {
            request.setSession(sessions.computeIfAbsent(user, this::signedIn));
            request.addHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, "token");
        }
        return request;
    }

    private MockHttpSession signedIn(String user) {
        var logIn = new MockHttpServletRequest();
        begun.begin(logIn, accounts.find(user).orElseThrow());
        var session = (MockHttpSession) Objects.requireNonNull(logIn.getSession(false));
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, "token");
        return session;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setContentType("application/json");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        return request;
    }

    /** What is wrong with the content of this request is said only to those who may send one. */
    private String answer(MockHttpServletRequest request) {
        var reached = new AtomicBoolean();
        FilterChain end = (asked, answer) -> reached.set(true);
        var response = new MockHttpServletResponse();
        try {
            security.doFilter(request, response, end);
            var text = response.getContentAsString();
            if (response.getStatus() == 404 && text.contains("本系统不记录")) {
                return "○";
            }
            boolean refused = Set.of(401, 403).contains(response.getStatus()) || text.contains("没有这个页面");
            return refused && !reached.get() ? "–" : "✓";
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(request.getMethod() + " " + request.getRequestURI(), e);
        }
    }
}
