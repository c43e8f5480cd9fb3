from django.urls import include, path

from .views import (
    account,
    audit,
    course_people,
    join_codes,
    joining,
    school,
    school_courses,
    school_people,
    sessions,
    terms,
)

app_name = "people"

in_class = [
    path("people/", course_people.people, name="people"),
    path(
        "people/<id:enrolment_id>/reset-password/",
        course_people.password_reset,
        name="password_reset",
    ),
    path("join-code/", join_codes.join_code, name="join_code"),
    path("join-code/new/", join_codes.join_code_new, name="join_code_new"),
    path("join-code/<id:code_id>/revoke/", join_codes.join_code_revoke, name="join_code_revoke"),
]

of_a_class = [
    path("", school_courses.school_course, name="school_course"),
    path("edit/", school_courses.school_course_edit, name="school_course_edit"),
    path("archive/", school_courses.school_course_archive, name="school_course_archive"),
    path("restore/", school_courses.school_course_restore, name="school_course_restore"),
    path("choice/", school_courses.school_course_choice, name="school_course_choice"),
    path("put-in/", school_courses.school_course_put_in, name="school_course_put_in"),
    path("take-out/", school_courses.school_course_take_out, name="school_course_take_out"),
]

of_a_person = [
    path("", school_people.school_person, name="school_person"),
    path("edit/", school_people.school_person_edit, name="school_person_edit"),
    path("role/", school_people.school_person_role, name="school_person_role"),
    path("reset-password/", school_people.school_person_password, name="school_person_password"),
    path("put-in/", school_people.school_person_put_in, name="school_person_put_in"),
    path("take-out/", school_people.school_person_take_out, name="school_person_take_out"),
]

of_the_school = [
    path("", school.school, name="school"),
    path("choose/", school.school_choose, name="school_choose"),
    path("terms/", terms.terms, name="terms"),
    path("terms/add/", terms.term_add, name="term_add"),
    path("terms/<id:term_id>/", terms.term, name="term"),
    path("classes/", school_courses.school_courses, name="school_courses"),
    path("classes/add/", school_courses.school_course_add, name="school_course_add"),
    path("classes/<id:course_id>/", include(of_a_class)),
    path("people/", school_people.school_people, name="school_people"),
    path("people/add/", school_people.school_person_add, name="school_person_add"),
    path("people/<id:user_id>/", include(of_a_person)),
    path("audit/", audit.audit, name="audit"),
]

urlpatterns = [
    path("login/", sessions.login, name="login"),
    path("logout/", sessions.logout, name="logout"),
    path("language/", account.language, name="language"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_confirm, name="join_confirm"),
    path("join/<str:code>/undo/", joining.join_undo, name="join_undo"),
    path("classes/<id:course_id>/", include(in_class)),
    path("school/", include(of_the_school)),
]
