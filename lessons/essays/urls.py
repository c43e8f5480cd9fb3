from django.urls import path

app_name = "essays"
urlpatterns = []
