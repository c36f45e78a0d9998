package dev.belfry.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What nobody calls, and the few who may. Targets are regular expressions over names such as
 * {@code java.lang.Thread.sleep(long)}.
 */
enum Ban {
    SLEEPING(
            "what waits is a timer in a state, or a poll that says when to come again; a failing store has neither, nor has a person who looks on",
            "dev\\.belfry\\.(engine\\.run\\.TurnWriter|app\\.demo\\.Demo|app\\.run\\.Preview)",
            "java\\.lang\\.Thread\\.sleep\\(.*",
            "java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*"),

    STANDARD_STREAMS(
            "what the user reads goes through the console, all else to the log",
            "dev\\.belfry\\.app\\.(.*\\.)?(Console|Main)",
            "java\\.lang\\.System\\.(in|out|err)",
            "java\\.lang\\.Throwable\\.printStackTrace\\(\\)"),

    OTHER_LOGS(
            "logging goes through slf4j; to silence a library's own is another thing",
            Except.NOBODY,
            "java\\.util\\.logging\\.Logger\\.(log\\w*|severe|warning|info|config|fine\\w*|entering|exiting|throwing)\\(.*"),

    THE_PROCESS(
            "its end and its environment are the app's",
            Except.THE_APP,
            "java\\.lang\\.System\\.(exit|getenv)\\(.*",
            "java\\.lang\\.Runtime\\.(exit|halt|addShutdownHook)\\(.*"),

    DEFAULT_EXECUTORS(
            "work runs on a named executor that somebody owns, bounds and closes",
            Except.TESTS,
            "java\\.util\\.concurrent\\.ForkJoinPool\\.commonPool\\(\\)",
            "java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async\\((?!.*Executor\\)).*",
            "java\\.util\\.concurrent\\.Executors\\.new\\w+\\((int)?\\)",
            "java\\.util\\..*\\.parallel(Stream)?\\(\\)",
            "java\\.util\\.Timer\\.<init>\\(.*"),

    DEFAULT_LOCALES(
            "the machine's language must not change what is stored, sent or compared",
            Except.NOBODY,
            "java\\.util\\.Locale\\.getDefault\\(.*",
            "java\\.lang\\.String\\.(toLowerCase|toUpperCase)\\(\\)",
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.formatted\\(.*",
            "java\\.io\\.Print(Stream|Writer)\\.(printf|format)\\(java\\.lang\\.String, .*",
            "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)",
            "java\\.text\\.NumberFormat\\.get\\w*Instance\\(\\)"),

    DEFAULT_CHARSETS(
            "every text that comes or goes is UTF-8, and says so",
            Except.NOBODY,
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
            "java\\.lang\\.String\\.getBytes\\(\\)",
            "java\\.lang\\.String\\.<init>\\(\\[B\\)",
            "java\\.io\\.InputStreamReader\\.<init>\\(java\\.io\\.InputStream\\)",
            "java\\.io\\.OutputStreamWriter\\.<init>\\(java\\.io\\.OutputStream\\)",
            "java\\.io\\.Print(Stream|Writer)\\.<init>\\(java\\.io\\.OutputStream(, boolean)?\\)",
            "java\\.io\\.File(Reader|Writer)\\.<init>\\(java\\.(lang\\.String|io\\.File)(, boolean)?\\)",
            "java\\.io\\.ByteArrayOutputStream\\.toString\\(\\)",
            "java\\.util\\.Scanner\\.<init>\\(java\\.io\\.InputStream\\)"),

    CLOCKS_AND_DICE(
            "the same inputs and clock give the same outputs: take an InstantSource, a RandomGenerator",
            Except.THE_RIM,
            "java\\.time\\.[A-Z]\\w+\\.now\\(.*",
            "java\\.time\\.Clock\\.system\\w*\\(.*",
            "java\\.time\\.InstantSource\\.system\\(\\)",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.lang\\.Math\\.random\\(\\)",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.Random\\.<init>\\(\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)");

    private final String reason;
    private final Pattern free;

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList() is immutable; its type cannot say so.
    private final List<Pattern> targets;

    Ban(String reason, String free, String... targets) {
        this.reason = reason;
        this.free = Pattern.compile(free);
        this.targets = List.of(targets).stream().map(Pattern::compile).toList();
    }

    List<Pattern> targets() {
        return targets;
    }

    ArchRule rule() {
        return noClasses()
                .that(describe("are not free to", type -> !isFree(type)))
                .should()
                .accessTargetWhere(describe(name(), this::isBanned))
                .because(reason);
    }

    private boolean isFree(JavaClass type) {
        return free.matcher(type.getName()).matches();
    }

    private boolean isBanned(JavaAccess<?> access) {
        String name = access.getTarget().getFullName();
        return targets.stream().anyMatch(target -> target.matcher(name).matches());
    }

    /** Who is free to do it all the same. */
    private static final class Except {
        static final String NOBODY = "";
        static final String TESTS = "dev\\.belfry\\.testkit\\..*";
        static final String THE_APP = "dev\\.belfry\\.app\\..*";
        static final String THE_RIM = "dev\\.belfry\\.(app|engine\\.store|fakes|testkit)\\..*";
    }
}
