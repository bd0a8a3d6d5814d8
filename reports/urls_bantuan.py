"""The user guide, for everybody."""

from django.urls import path

from reports.views import bantuan

urlpatterns = [
    path("", bantuan.daftar, name="bantuan"),
    path("<slug:slug>.pdf", bantuan.pdf, name="bantuan-pdf"),
    path("<slug:slug>/", bantuan.satu, name="bantuan-satu"),
]
