package dev.belfry.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(
        packages = "dev.belfry",
        importOptions = {ImportOption.DoNotIncludeTests.class, NotGenerated.class})
class ArchitectureTest {
    private static final ArchCondition<JavaClass> BE_USED_BY_ANOTHER_PACKAGE =
            new ArchCondition<>("be used by another package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    // A sealed interface is known by its records.
                    boolean used = type.getPackage().getClasses().stream()
                            .filter(one -> one.equals(type) || one.getName().startsWith(type.getName() + "$"))
                            .anyMatch(one -> isUsedElsewhere(one));
                    events.add(new SimpleConditionEvent(type, used, type.getName()));
                }

                private boolean isUsedElsewhere(JavaClass type) {
                    return type.getDirectDependenciesToSelf().stream()
                            .anyMatch(use ->
                                    !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                }
            };

    @ArchTest
    static final ArchRule coreKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.belfry.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.belfry.core..", "java..", "org.slf4j..", "org.jspecify..")
            .because("what core saw, every plugin would see");

    @ArchTest
    static final ArchRule packagesKnowEachOtherOneWay = slices().matching("dev.belfry.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that is known by what it knows cannot be read, tested or moved alone");

    @ArchTest
    static final ArchRule noDrawersForOddments = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("a name says what a thing is for");

    @ArchTest
    static final ArchRule whatNobodyExtendsIsFinal = classes()
            .that(describe("are classes that nothing extends", ArchitectureTest::isLeaf))
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("being extended is a promise, to be made on purpose");

    @ArchTest
    static final ArchRule whatIsPublicIsNeeded = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideInAnyPackage("dev.belfry.engine..", "dev.belfry.app..")
            .and()
            .doNotHaveFullyQualifiedName("dev.belfry.app.Main")
            .and()
            // A service of Logback's, which makes it by its name.
            .doNotHaveFullyQualifiedName("dev.belfry.app.logging.QuietStart")
            .should(BE_USED_BY_ANOTHER_PACKAGE)
            .because("what others do not see can be changed");

    @ArchTest
    static void nobodyCallsWhatIsBanned(JavaClasses classes) {
        Stream.of(Ban.values()).forEach(ban -> ban.rule().check(classes));
    }

    private static boolean isLeaf(JavaClass type) {
        // Enums and what the compiler makes are its own business.
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getSubclasses().isEmpty();
    }
}
